package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.sidestage.Running;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The story of one question, in the browsers of all who take part")
@ExtendWith(Browsers.class)
class StoryInBrowsersTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final Site SITE = new Site(sidestage);
  private static final String QUESTION = "Does it survive a worker that dies?";
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  @DisplayName("goes from a phone past the moderator to the stage, and nobody reloads a page")
  void story(Visitors visitors) {
    var opening = Instant.now();
    SITE.load(day(opening.plusSeconds(3600)));
    var viewer = SITE.open(visitors.arrive(Visitor.on(Screen.PHONE)), "/");
    var other = SITE.open(visitors.arrive(Visitor.on(Screen.SMALL_PHONE)), "/");
    var moderator = SITE.signIn(arrive(visitors), SITE.grant("moderator", "hall"));
    var stage = SITE.signIn(arrive(visitors), SITE.grant("stage", "hall"));
    assertThat(heading(viewer)).hasText("Warming up");
    assertThat(moderator.locator(".talk-title")).containsText("Warming up");
    assertThat(stage.locator(".stage-head")).containsText("Warming up");

    SITE.load(day(Instant.now().plusSeconds(2)));
    goToStartedTalk(viewer);
    goToStartedTalk(other);
    assertThat(moderator.locator(".talk-title")).containsText("The talk");
    assertThat(stage.locator(".stage-head")).containsText("The talk");
    assertThat(stage.getByAltText("QR code to the questions of Hall")).isVisible();

    viewer.getByLabel("Your question").fill(QUESTION);
    viewer.getByLabel("Your name (optional)").fill("Ada");
    viewer.getByText("Ask", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(viewer.locator(".mine")).containsText("A moderator is looking at it");
    assertThat(other.locator("#questions")).not().containsText(QUESTION);

    var pending = moderator.locator("virtual-list [data-state=pending]");
    assertThat(pending).containsText(QUESTION);
    moderator.keyboard().press("j");
    assertThat(pending).isFocused();
    moderator.keyboard().press("a");
    assertThat(moderator.locator("virtual-list [data-state=approved]")).containsText(QUESTION);
    assertThat(viewer.locator(".mine")).containsText("Everybody can see it and vote");

    other.getByLabel("Vote for “" + QUESTION + "”, 0 votes").tap();
    assertThat(viewer.locator(".questions .vote")).containsText("1");
    assertThat(moderator.locator("virtual-list [data-state=approved]")).containsText("1 vote");

    moderator.keyboard().press("s");
    assertThat(stage.locator(".onstage")).containsText(QUESTION);
    assertThat(stage.locator(".onstage")).containsText("Ada");
    assertThat(other.locator(".question.onstage")).containsText(QUESTION);
    assertThat(viewer.locator(".mine")).containsText("On stage now");

    moderator.keyboard().press("e");
    assertThat(stage.locator(".invitation")).isVisible();
    assertThat(viewer.locator(".mine")).containsText("Answered");
    assertThat(other.locator("details.answered")).containsText("1 answered question");
  }

  /** Two talks in one room; the second takes over at a time. */
  private static Calendar day(Instant turn) {
    return new Calendar("Story days", "Europe/Vienna")
        .with("Warming up", "Hall", turn.minus(HOUR.multipliedBy(2)), turn)
        .with("The talk", "Hall", turn, turn.plus(HOUR));
  }

  private static void goToStartedTalk(Page page) {
    var notice = page.locator(".toast.started");
    assertThat(notice).containsText("Has started");
    assertThat(notice).containsText("The talk");
    notice.getByText("Go to talk").tap();
    assertThat(heading(page)).hasText("The talk");
  }

  private static Locator heading(Page page) {
    return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1));
  }

  private static Page arrive(Visitors visitors) {
    return visitors.arrive(Visitor.on(Screen.DESKTOP));
  }
}
