package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.sidestage.Running;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The page of the moderators")
@ExtendWith(Browsers.class)
class ModerateTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final Site SITE = new Site(sidestage);

  /** Two rooms with a talk each that is on for as long as anybody tests. */
  @BeforeAll
  static void open() {
    var now = Instant.now();
    var end = now.plus(Duration.ofHours(2));
    SITE.load(
        new Calendar("Desk days", "Europe/Vienna")
            .with("Keys", "Hall", now.minusSeconds(60), end)
            .with("Doors", "Loft", now.minusSeconds(60), end));
  }

  private static String ask(String text) {
    return SITE.ask(SITE.talk("Keys"), text);
  }

  private static Page moderator(Visitors visitors, Screen screen) {
    return SITE.signIn(visitors.arrive(Visitor.on(screen)), SITE.grant("moderator", "hall"));
  }

  private static Locator row(Page page, String id) {
    return page.locator("virtual-list [data-question=\"" + id + "\"]");
  }

  private static Locator status(Page page) {
    return page.locator(".desk-bar [role=status]");
  }

  @Test
  @DisplayName("is worked by keyboard alone: find, approve, dismiss, note, merge, promote, undo")
  void keyboard(Visitors visitors) {
    var first = ask("How do keys feel on this page?");
    var second = ask("How do keys feel on that page?");
    var third = ask("Zebra crossings are off topic here?");
    var page = moderator(visitors, Screen.DESKTOP);
    assertThat(row(page, first)).isVisible();
    var keys = page.keyboard();

    keys.press("/");
    keys.type("zebra");
    assertThat(row(page, first)).hasCount(0);
    keys.press("Escape");
    keys.press("j");
    assertThat(row(page, third)).isFocused();
    keys.press("d");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    keys.press("1");
    assertThat(status(page)).containsText("Dismissed");
    assertThat(row(page, third)).hasCount(0);
    keys.press("u");
    assertThat(row(page, third)).isVisible();
    keys.press("/");
    keys.press("Control+a");
    keys.type("keys feel");
    keys.press("Escape");

    keys.press("g");
    assertThat(row(page, first)).isFocused();
    keys.press("a");
    assertThat(row(page, first)).hasAttribute("data-state", "approved");
    assertThat(row(page, second)).isFocused();
    keys.press("p");
    keys.type("Same as the one before");
    keys.press("Control+Enter");
    assertThat(row(page, second)).containsText("Same as the one before");
    keys.press("m");
    keys.press("Tab");
    keys.press("Enter");
    assertThat(page.locator(".preview")).containsText("How do keys feel on this page?");
    page.locator("[data-action=merge-now]").press("Enter");
    assertThat(row(page, second)).hasCount(0);
    assertThat(row(page, first)).containsText("1 other merged in");
    keys.press("Control+z");
    assertThat(row(page, second)).isVisible();

    keys.press("g");
    keys.press("n");
    assertThat(page.locator(".place.next")).containsText("How do keys feel on this page?");
    keys.press("Enter");
    assertThat(page.locator(".place.onstage")).containsText("How do keys feel on this page?");
    keys.press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Mute or ban");
    keys.press("Escape");
  }

  @Test
  @DisplayName("shows two moderators at once each other, and one of two answers wins")
  void together(Visitors visitors) {
    var id = ask("Who of you two answers this?");
    var ada = moderator(visitors, Screen.DESKTOP);
    var bob = moderator(visitors, Screen.DESKTOP);
    assertThat(row(ada, id)).isVisible();
    row(bob, id).focus();
    assertThat(row(ada, id)).containsText("is looking");
    bob.keyboard().press("c");
    assertThat(row(ada, id).locator(".claimed")).isVisible();
    row(ada, id).focus();
    ada.keyboard().press("c");
    assertThat(row(bob, id).locator(".claimed")).isVisible();

    visitors.complaints().expect("409");
    bob.route("**/api/questions/" + id, route -> decideFirst(id, route));
    bob.keyboard().press("d");
    bob.keyboard().press("1");
    assertThat(status(bob)).containsText("changed this question meanwhile");
    assertThat(row(bob, id)).hasAttribute("data-state", "approved");
    assertThat(row(ada, id)).hasAttribute("data-state", "approved");
  }

  /** One decides while the other's decision is on its way. */
  private static void decideFirst(String id, Route route) {
    sidestage
        .organiser()
        .patch("/api/questions/" + id, "{\"state\":\"approved\",\"version\":1}")
        .orFail();
    route.resume();
  }

  @Test
  @DisplayName("takes several rooms together, and many questions at once")
  void rooms(Visitors visitors) {
    var one = ask("Is this one of many, then?");
    var two = ask("Is this another of many, then?");
    var page =
        SITE.signIn(visitors.arrive(Visitor.on(Screen.DESKTOP)), SITE.grantOfAll("moderator"));
    page.locator("[data-room=\"\"]").click();
    assertThat(page.locator("[data-room][aria-pressed=true]").nth(1)).isVisible();
    assertThat(page.locator("room-stage").nth(1)).isVisible();
    row(page, one).focus();
    page.keyboard().press("x");
    row(page, two).focus();
    page.keyboard().press("x");
    assertThat(status(page)).containsText("2 questions selected");
    page.keyboard().press("a");
    assertThat(status(page)).containsText("2 questions done");
    assertThat(row(page, two)).hasAttribute("data-state", "approved");
  }
}
