package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.sidestage.Running;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A page whose connection is lost")
@ExtendWith(Browsers.class)
class LostConnectionTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final Site SITE = new Site(sidestage);
  private static final long MINUTE = 60_000;
  private static final String STREAM = "**/api/live?*";
  private static final String QUESTIONS = "**/api/talks/*/questions";

  private String talk = "";

  @BeforeEach
  void choose() {
    talk = SITE.talk("Deterministic training across a thousand workers");
  }

  @Test
  @DisplayName("says so, and shows what it missed as soon as it is back")
  void offline(Visitors visitors) {
    visitors.complaints().tolerate("ERR_INTERNET_DISCONNECTED");
    var page = watch(visitors);
    page.context().setOffline(true);
    assertThat(page.locator(".connection")).containsText("Reconnecting");
    approve("What did I miss in the tunnel?");
    page.context().setOffline(false);
    assertThat(page.locator(".questions")).containsText("What did I miss in the tunnel?");
    assertThat(page.locator(".connection")).isEmpty();
  }

  @Test
  @DisplayName("goes on by itself after the server was started again")
  void restart(Visitors visitors) throws Exception {
    visitors.complaints().tolerate("Failed to load resource");
    var page = watch(visitors);
    sidestage.restart(() -> assertThat(page.locator(".connection")).containsText("Reconnecting"));
    approve("Are you back?");
    assertThat(page.locator(".questions")).containsText("Are you back?");
    assertThat(page.locator(".connection")).isEmpty();
  }

  @Test
  @DisplayName("is up to date once it is looked at again, without waiting for its next attempt")
  void looked(Visitors visitors) {
    visitors.complaints().tolerate("ERR_");
    var page = watch(visitors);
    setHidden(page, true);
    page.route(STREAM, Route::abort);
    page.context().setOffline(true);
    assertThat(page.locator(".connection")).containsText("Reconnecting");
    page.context().setOffline(false);
    page.clock().pauseAt(System.currentTimeMillis() + MINUTE);
    page.unroute(STREAM);
    approve("What happened while it slept?");
    setHidden(page, false);
    assertThat(page.locator(".questions")).containsText("What happened while it slept?");
    assertThat(page.locator(".connection")).isEmpty();
  }

  @Test
  @DisplayName(
      "keeps a question that could not be sent, even when it is loaded again, and sends it")
  void kept(Visitors visitors) {
    visitors.complaints().expect("ERR_FAILED");
    var before = SITE.questions(talk);
    var page = watch(visitors);
    onQuestions(page, Route::abort);
    ask(page, "Can you hear me?");
    assertThat(page.locator(".unsent")).containsText("Waiting to be sent");
    page.reload();
    assertThat(page.locator(".unsent")).containsText("Waiting to be sent");
    page.unroute(QUESTIONS);
    assertThat(page.locator(".mine")).containsText("A moderator is looking at it");
    assertThat(page.locator(".unsent")).hasCount(0);
    assertEquals(before + 1, SITE.questions(talk));
  }

  @Test
  @DisplayName("asks once, however often the answer to a question is lost")
  void once(Visitors visitors) {
    visitors.complaints().expect("ERR_FAILED");
    var before = SITE.questions(talk);
    var arrived = new AtomicInteger();
    var page = watch(visitors);
    onQuestions(
        page,
        route -> {
          assertEquals(201, route.fetch().status());
          arrived.incrementAndGet();
          route.abort();
        });
    ask(page, "Did you get this?");
    page.waitForCondition(() -> arrived.get() >= 2);
    page.unroute(QUESTIONS);
    assertThat(page.locator(".unsent")).hasCount(0);
    assertThat(page.locator(".mine")).containsText("Did you get this?");
    assertEquals(before + 1, SITE.questions(talk));
  }

  private Page watch(Visitors visitors) {
    var page = visitors.arrive(Visitor.on(Screen.PHONE));
    page.clock().install();
    page.waitForResponse(
        response -> response.url().contains("/api/live") && response.status() == 200,
        () -> SITE.open(page, "/talks/" + talk));
    assertThat(page.locator("#question-text")).isVisible();
    return page;
  }

  private void approve(String text) {
    SITE.bring(SITE.ask(talk, text), 1, "approved");
  }

  private static void ask(Page page, String text) {
    page.locator("#question-text").fill(text);
    page.locator("#question-text").press("Control+Enter");
  }

  private static void onQuestions(Page page, Consumer<Route> what) {
    page.route(
        QUESTIONS,
        route -> {
          if (route.request().method().equals("POST")) {
            what.accept(route);
          } else {
            route.resume();
          }
        });
  }

  /** Chromium's own switch for it is not in Playwright; the page sees no difference. */
  private static void setHidden(Page page, boolean hidden) {
    page.evaluate(
        """
        hidden => {
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """,
        hidden);
  }
}
