package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.sidestage.Running;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A page that is refused its stream, since its viewer has too many,")
@ExtendWith(Browsers.class)
class TooManyStreamsTest {
  @RegisterExtension
  static final Running sidestage = Running.with("SIDESTAGE_STREAMS_PER_VIEWER", "1");

  private static final Site SITE = new Site(sidestage);
  private static final String HOLD =
      """
      () => new Promise((opened) => {
        globalThis.held = new EventSource('/api/live?topics=schedule');
        held.addEventListener('hello', opened);
      }).then(() => {})
      """;

  @Test
  @DisplayName("shows what it has, says that it isn't live, and is so by itself when there is room")
  void refused(Visitors visitors) {
    visitors.complaints().expect("429");
    var talk = SITE.talk("Deterministic training across a thousand workers");
    var other = visitors.arrive(Visitor.on(Screen.PHONE));
    SITE.open(other, "/docs");
    other.evaluate("() => fetch('/api/session').then(() => {})");
    other.evaluate(HOLD);

    var page = other.context().newPage();
    page.waitForResponse(
        response -> response.url().contains("/api/live") && response.status() == 429,
        () -> SITE.open(page, "/talks/" + talk));
    assertThat(page.locator("#question-text")).isVisible();
    assertThat(page.locator(".connection")).not().isEmpty();

    other.evaluate("() => held.close()");
    page.waitForResponse(
        response -> response.url().contains("/api/live") && response.status() == 200, () -> {});
    SITE.bring(SITE.ask(talk, "Is there room for me now?"), 1, "approved");
    assertThat(page.locator(".questions")).containsText("Is there room for me now?");
    assertThat(page.locator(".connection")).isEmpty();
  }
}
