package dev.sidestage.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** What a machine can tell about who is kept out: axe, with WCAG 2.2 at A and AA. */
final class Accessibility {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private Accessibility() {}

  /**
   * Fails with each rule that the page breaks, and where.
   *
   * @param except rules that what isn't ours breaks, by their ids
   */
  static void check(Page page, String... except) {
    var violations =
        new AxeBuilder(page)
            .withTags(RULES).analyze().getViolations().stream()
                .filter(rule -> !List.of(except).contains(rule.getId()))
                .toList();
    if (!violations.isEmpty()) {
      throw new AssertionError(
          violations.stream()
              .map(Accessibility::sentence)
              .collect(Collectors.joining("\n", page.url() + " keeps people out:\n", "")));
    }
  }

  private static String sentence(Rule rule) {
    return rule.getNodes().stream()
        .map(node -> "  " + node.getHtml())
        .collect(Collectors.joining("\n", rule.getId() + ": " + rule.getHelp() + "\n", ""));
  }
}
