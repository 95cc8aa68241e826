package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.sidestage.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes the README's pictures, {@code docs/pictures/*.png}: the sample event while a talk is on and
 * its questions are lively. No test by its name, so that it runs only when it is asked for: {@code
 * mvn test -Dtest=Pictures}.
 */
@ExtendWith(Browsers.class)
class Pictures {
  private static final Path FOLDER = Path.of("docs", "pictures");
  private static final int TALL = 1010;
  private static final String TALK = "Deterministic training across a thousand workers";

  /** The sample event begins its talk one to two minutes after its first start. */
  private static final Duration AGO = Duration.ofMinutes(9);

  private static Running sidestage = Running.with();

  /** Lays the sample event around a time in the past, and looks at it in the present. */
  @BeforeAll
  static void play() throws Exception {
    var first = Running.with("SIDESTAGE_CLOCK", Instant.now().minus(AGO).toString());
    first.start();
    first.stop();
    sidestage = Running.with("SIDESTAGE_DATABASE_URL", first.databaseUrl());
    sidestage.start();
    new ScenesOfQuestions(site(), site().talk(TALK)).play();
  }

  @AfterAll
  static void end() {
    sidestage.stop();
  }

  @Test
  void watch(Visitors visitors) {
    var page = visitors.arrive(Visitor.on(Screen.DESKTOP));
    page.setViewportSize(Screen.DESKTOP.width, TALL);
    site().open(page, "/");
    vote(page);
    page.locator(".site .brand").hover();
    save(page, "watch");
  }

  @Test
  void phone(Visitors visitors) {
    var page = site().open(visitors.arrive(Visitor.on(Screen.PHONE)), "/");
    vote(page);
    page.locator("#question-text").fill("Will there be a recording?");
    page.locator("#question-text").press("Control+Enter");
    assertThat(page.locator(".mine .chip")).hasText("A moderator is looking at it");
    page.locator("#talk-title").focus();
    page.locator("question-panel").evaluate("panel => panel.scrollIntoView()");
    save(page, "watch-phone");
  }

  @Test
  void moderate(Visitors visitors) {
    var page = site().open(organiser(visitors), "/moderate/main-stage");
    assertThat(page.locator(".place.onstage [data-question]")).isVisible();
    page.keyboard().press("j");
    save(page, "moderate");
  }

  @Test
  void stage(Visitors visitors) {
    var page = site().open(organiser(visitors), "/stage/main-stage");
    assertThat(page.locator(".fitted")).isVisible();
    save(page, "stage");
  }

  @Test
  void organise(Visitors visitors) {
    var page = organiser(visitors);
    assertThat(page.locator(".rooms")).isVisible();
    save(page, "organise");
  }

  private static void vote(Page page) {
    var votes = page.locator(".questions button.vote");
    votes.first().click();
    assertThat(votes.first()).hasAttribute("aria-pressed", "true");
  }

  private static Page organiser(Visitors visitors) {
    return site().signIn(visitors.arrive(Visitor.on(Screen.DESKTOP)), Running.ORGANISER);
  }

  private static Site site() {
    return new Site(sidestage);
  }

  /** Once something is live on it. */
  private static void save(Page page, String name) {
    assertThat(page.locator(".live-chip, [role=timer], .place.onstage").first()).isVisible();
    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
  }
}
