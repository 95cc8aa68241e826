package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.sidestage.Running;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A viewer who asks")
@ExtendWith(Browsers.class)
class AskingTest {
  @RegisterExtension
  static final Running sidestage =
      Running.with(
          "SIDESTAGE_CLOCK",
          "2027-03-01T10:10:00+01:00",
          "SIDESTAGE_QUESTIONS_OPEN",
          "60",
          "SIDESTAGE_QUESTIONS_CLOSE",
          "0");

  private static final Site SITE = new Site(sidestage);
  private static final Instant TEN = Instant.parse("2027-03-01T09:00:00Z");

  private static String memory = "";

  @BeforeAll
  static void fill() {
    SITE.load(
        new Calendar("Spring days", "Europe/Vienna")
            .with("On now", "Hall", TEN, TEN.plusSeconds(3600))
            .with("Beside it", "Attic", TEN, TEN.plusSeconds(3600))
            .with("Later", "Hall", TEN.plusSeconds(10800), TEN.plusSeconds(14400)));
    memory = SITE.ask(SITE.talk("On now"), "How does the memory management work?");
    SITE.bring(memory, 1, "approved");
  }

  private static Page open(Visitors visitors, String title) {
    return SITE.open(visitors.arrive(Visitor.on(Screen.PHONE)), "/talks/" + SITE.talk(title));
  }

  private static Locator mine(Page page, String text) {
    return page.locator(".mine li").filter(new Locator.FilterOptions().setHasText(text));
  }

  @Test
  @DisplayName("is offered what was asked in similar words, and votes for it instead")
  void similar(Visitors visitors) {
    visitors.complaints().expect("409 (Conflict)");
    var page = open(visitors, "On now");
    page.locator("#question-text").fill("how does memory managment work");
    var offered = page.locator(".similar button.vote");
    offered.click();
    assertThat(offered).hasAttribute("aria-pressed", "true");
    page.locator("#question-text").fill("How does the memory management work");
    page.locator("#question-text").press("Control+Enter");
    assertThat(page.locator(".mine .unsent")).containsText("asked already");
    assertThat(page.locator(".mine .unsent button.vote")).hasAttribute("aria-pressed", "true");
  }

  @Test
  @DisplayName("edits their question, and withdraws it at the second press")
  void own(Visitors visitors) {
    var page = open(visitors, "On now");
    page.locator("#question-text").fill("Will there be a recodring?");
    page.locator("#question-text").press("Control+Enter");
    var question = mine(page, "recodring");
    question.getByText("Edit").click();
    page.locator(".mine textarea").fill("Will there be a recording?");
    page.locator(".mine button[type=submit]").click();
    var edited = mine(page, "a recording?");
    assertThat(edited.locator(".chip")).hasText("A moderator is looking at it");
    edited.getByText("Withdraw").click();
    edited.getByText("Withdraw it now").click();
    assertThat(edited.locator(".chip")).hasText("Withdrawn");
  }

  @Test
  @DisplayName("finds a question rude")
  void flag(Visitors visitors) {
    var page = open(visitors, "On now");
    var item = page.locator(".questions [data-question='" + memory + "']");
    item.locator("summary").click();
    item.getByText("This is rude").click();
    assertThat(item.locator(".flagged")).isVisible();
  }

  @Test
  @DisplayName("reads when questions open, and may ask as soon as a moderator opens them")
  void window(Visitors visitors) {
    var page = open(visitors, "Later");
    assertThat(page.locator(".window-note")).containsText("Questions open");
    assertThat(page.locator("#question-text")).hasCount(0);
    set("Later", "\"mode\":\"open\"");
    assertThat(page.locator("#question-text")).isVisible();
    set("Later", "\"mode\":\"closed\"");
    assertThat(page.locator(".window-note")).containsText("A moderator has closed the questions");
  }

  @Test
  @DisplayName("sees no counts while they are hidden, and then they come")
  void hidden(Visitors visitors) {
    var talk = SITE.talk("Beside it");
    var question = SITE.ask(talk, "Who wins the vote?");
    SITE.bring(question, 1, "approved");
    set("Beside it", "\"countsHidden\":true");
    var page = open(visitors, "Beside it");
    var vote = page.locator(".questions button.vote");
    vote.click();
    assertThat(vote).hasAttribute("aria-pressed", "true");
    assertThat(vote).hasText("");
    set("Beside it", "\"countsHidden\":false");
    assertThat(vote).hasText("1");
    assertThat(vote).hasAttribute("aria-pressed", "true");
  }

  private static void set(String title, String change) {
    sidestage
        .organiser()
        .patch("/api/talks/" + SITE.talk(title) + "/questions", "{" + change + "}")
        .orFail();
  }
}
