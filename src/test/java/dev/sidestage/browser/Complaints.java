package dev.sidestage.browser;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What pages complained about: errors on the console, exceptions that nobody caught, and violations
 * of the content security policy, which Chromium reports on the console only for some directives.
 */
final class Complaints {
  private static final String POLICY =
      """
      addEventListener('securitypolicyviolation', violation => console.error(
        `content security policy: ${violation.effectiveDirective} blocks ${violation.blockedURI}`));
      """;

  private final List<String> all = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private final List<String> tolerated = new ArrayList<>();

  void listenTo(BrowserContext context) {
    context.addInitScript(POLICY);
    context.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            all.add(message.text() + " (" + message.location() + ")");
          }
        });
    context.onWebError(error -> all.add("uncaught: " + error.error()));
  }

  /** A complaint that holds these words is all right, and has to come. */
  void expect(String words) {
    expected.add(words);
  }

  /** A complaint that holds these words is all right, and may come. */
  void tolerate(String words) {
    tolerated.add(words);
  }

  /** What they complained about so far, against all expectation. */
  List<String> unexpected() {
    return all.stream()
        .filter(
            text -> Stream.of(expected, tolerated).flatMap(List::stream).noneMatch(text::contains))
        .toList();
  }

  /** Fails on what was not expected, and on what was expected and did not come. */
  void check() {
    if (!unexpected().isEmpty()) {
      throw new AssertionError("the pages complained: " + String.join("\n", unexpected()));
    }
    for (var words : expected) {
      if (all.stream().noneMatch(text -> text.contains(words))) {
        throw new AssertionError("no page complained: " + words);
      }
    }
  }
}
