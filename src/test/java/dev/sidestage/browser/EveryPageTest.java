package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import dev.sidestage.Running;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What holds for every page: no complaint on the console, which all browser tests check, and this.
 */
@DisplayName("Every page keeps nobody out and scrolls in one direction")
@ExtendWith(Browsers.class)
class EveryPageTest {
  @RegisterExtension static final Running sidestage = Running.with();

  /** By how much a page is wider than the screen, in CSS pixels. */
  static final String SIDEWAYS =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  private static final Site SITE = new Site(sidestage);

  /** The pages before and after one signs in, and what is on each once it is all there. */
  private static final Map<String, String> STRANGERS =
      Map.of("/sign-in", "[role=alert]", "/moderate", ".plain");

  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  @BeforeAll
  static void fill() {
    var start = Instant.now().minusSeconds(600);
    SITE.load(
        new Calendar("Spring days", "Europe/Vienna")
            .with("A talk with questions", "Main stage", start, start.plusSeconds(7200))
            .with("A talk without", "Studio", start, start.plusSeconds(7200)));
    var talk = SITE.talk("A talk with questions");
    new ScenesOfQuestions(SITE, talk).play();
    PAGES.put("/", ".question.onstage");
    PAGES.put("/moderate/main-stage", ".desk-question.onstage");
    PAGES.put("/stage/main-stage", ".onstage");
    PAGES.put("/stage/studio", ".invitation");
    PAGES.put("/organise", ".figures");
    PAGES.put("/organise/schedule", "schedule-loader");
    PAGES.put("/organise/rooms", "room-settings");
    PAGES.put("/organise/people", ".grants");
    PAGES.put("/organise/desk", ".desk-talk");
    PAGES.put("/organise/notices", "announce-form");
    PAGES.put("/organise/rehearsal", "rehearsal-section p");
  }

  @Test
  @DisplayName("on the narrowest phone")
  void phone(Visitors visitors) {
    look(visitors.arrive(Visitor.on(Screen.SMALL_PHONE)));
  }

  @Test
  @DisplayName("on a phone in the dark, in German")
  void dark(Visitors visitors) {
    look(visitors.arrive(Visitor.on(Screen.PHONE).inTheDark().speaking("de-AT")));
  }

  @Test
  @DisplayName("on a desk")
  void desktop(Visitors visitors) {
    look(visitors.arrive(Visitor.on(Screen.DESKTOP)));
  }

  private static void look(Page page) {
    STRANGERS.forEach((path, sign) -> check(page, path, sign));
    SITE.signIn(page, Running.ORGANISER);
    PAGES.forEach((path, sign) -> check(page, path, sign));
  }

  private static void check(Page page, String path, String sign) {
    SITE.open(page, path);
    assertThat(page.locator(sign).first()).isVisible();
    assertEquals(0, page.evaluate(SIDEWAYS), path + " scrolls sideways");
    Accessibility.check(page);
  }
}
