package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.sidestage.Running;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A viewer")
@ExtendWith(Browsers.class)
class WatchTest {
  @RegisterExtension
  static final Running sidestage = Running.with("SIDESTAGE_CLOCK", "2027-03-01T10:10:00+01:00");

  private static final Site SITE = new Site(sidestage);
  private static final Instant TEN = Instant.parse("2027-03-01T09:00:00Z");

  private static String question = "";

  @BeforeAll
  static void fill() {
    SITE.load(
        new Calendar("Spring days", "Europe/Vienna")
            .with("Opening", "Hall", TEN.minusSeconds(3600), TEN)
            .with("On now", "Hall", TEN, TEN.plusSeconds(3600))
            .with("Later", "Hall", TEN.plusSeconds(10800), TEN.plusSeconds(14400)));
    question = SITE.ask(SITE.talk("On now"), "Who may vote for this?");
    SITE.bring(question, 1, "approved");
  }

  @Test
  @DisplayName("comes from a room's QR code to the talk that is on there")
  void room(Visitors visitors) {
    var page = SITE.open(visitors.arrive(Visitor.on(Screen.PHONE)), "/r/hall");
    assertThat(page).hasURL(sidestage.url().resolve("/talks/" + SITE.talk("On now")).toString());
    assertThat(page.locator("#talk-title")).hasText("On now");
    assertThat(page.locator(".talk .live-chip")).isVisible();
  }

  @Test
  @DisplayName("finds a code on the stage that the camera can read: it loads")
  void code(Visitors visitors) {
    var page =
        SITE.signIn(visitors.arrive(Visitor.on(Screen.DESKTOP)), SITE.grant("stage", "hall"));
    var image = page.getByAltText("QR code to the questions of Hall");
    assertThat(image).isVisible();
    assertEquals(true, image.evaluate("async image => { await image.decode(); return true }"));
  }

  @Test
  @DisplayName("sees the times of their own zone, and the event's when asked for")
  void zones(Visitors visitors) {
    var page = SITE.open(visitors.arrive(Visitor.on(Screen.PHONE).in("Asia/Tokyo")), "/");
    var later = page.locator(".slot").filter(having("Later"));
    assertThat(later.locator("h3")).hasText("21:00");
    page.getByLabel("Time zone").selectOption("Europe/Vienna");
    assertThat(later.locator("h3")).hasText("13:00");
  }

  @Test
  @DisplayName("reads German where the browser asks for it, and can choose")
  void language(Visitors visitors) {
    var page = SITE.open(visitors.arrive(Visitor.on(Screen.PHONE).speaking("de-AT")), "/");
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(page.locator("#questions-heading")).hasText("Fragen");
    page.getByText("English").click();
    assertThat(page.locator("#questions-heading")).hasText("Questions");
    page.reload();
    assertThat(page.locator("#questions-heading")).hasText("Questions");
  }

  @Test
  @DisplayName("gets the stream that the organiser sets, without a reload")
  void stream(Visitors visitors) {
    var page = SITE.open(visitors.arrive(Visitor.on(Screen.PHONE)), "/r/hall");
    assertThat(page.locator(".talk .live-chip")).isVisible();
    sidestage
        .organiser()
        .patch("/api/rooms/hall", "{\"stream\":\"https://www.youtube.com/watch?v=abcdefghijk\"}")
        .orFail();
    assertThat(page.locator(".player")).containsText("Plays from YouTube");
  }

  @Test
  @DisplayName("finds a talk that is not in the schedule said so, and what is on instead")
  void unknown(Visitors visitors) {
    var page = visitors.arrive(Visitor.on(Screen.PHONE));
    SITE.open(page, "/talks/00000000-0000-4000-8000-000000000000");
    assertThat(page.locator("[role=alert]")).containsText("not in the schedule");
    assertThat(page.locator("#talk-title")).hasText("On now");
  }

  @Test
  @DisplayName("asks, votes and opens a talk with the keyboard alone")
  void keyboard(Visitors visitors) {
    var page = SITE.open(visitors.arrive(Visitor.on(Screen.DESKTOP)), "/");
    assertThat(page.locator("button.vote")).hasAttribute("aria-pressed", "false");
    var stops = stops(page, "schedule-list .row-head");
    assertTrue(
        stops.containsAll(List.of("A.brand", "A.card", "TEXTAREA.", "BUTTON.vote", "SELECT.")),
        stops::toString);
    page.keyboard().press("Enter");
    assertThat(page.locator(".row-details").first()).isVisible();
    page.locator("button.vote").focus();
    page.keyboard().press("Space");
    assertThat(page.locator("button.vote")).hasAttribute("aria-pressed", "true");
    assertThat(page.locator("button.vote")).isFocused();
    page.locator("#question-text").focus();
    page.keyboard().type("Is a keyboard enough?");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".mine")).containsText("Is a keyboard enough?");
  }

  /** Where one comes by with the tabulator on the way to an element, which has the focus then. */
  private static List<String> stops(Page page, String goal) {
    var stops = new ArrayList<String>();
    do {
      page.keyboard().press("Tab");
      stops.add(
          page.evaluate(
                  "[document.activeElement.tagName, document.activeElement.classList[0]].join('.')")
              .toString());
      assertTrue(stops.size() < 60, "the tabulator doesn't lead to " + goal + ": " + stops);
    } while (!page.evaluate("goal => document.activeElement.matches(goal)", goal).equals(true));
    return stops;
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
