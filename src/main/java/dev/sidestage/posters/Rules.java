package dev.sidestage.posters;

import dev.sidestage.web.Problem;
import java.util.HashSet;

/** Whether a submission is what the call asks for. A draft isn't asked. */
final class Rules {
  private Rules() {}

  /**
   * Holds it against the call.
   *
   * @throws Problem 400 with the field at fault
   */
  static void check(Content content, Call call) {
    var limits = call.limits();
    Typed.line(content.title(), "title", 3, limits.title());
    Typed.text(content.summary(), "summary", limits.summaryLeast(), limits.summary());
    if (content.categories().isEmpty() || content.categories().size() > limits.categories()) {
      throw Problem.invalid(
          "categories",
          limits.categories() == 1
              ? "Choose a category."
              : "Choose 1 to " + limits.categories() + " categories.");
    }
    if (new HashSet<>(content.categories()).size() < content.categories().size()
        || !content.categories().stream().allMatch(call::has)) {
      throw Problem.invalid("categories", "Choose among the call's categories, each once.");
    }
    if (content.authors().isEmpty() || content.authors().size() > limits.authors()) {
      throw Problem.invalid("authors", "Name 1 to " + limits.authors() + " authors.");
    }
    if (content.links().size() > limits.links()) {
      throw Problem.invalid("links", "Give at most " + limits.links() + " links.");
    }
  }
}
