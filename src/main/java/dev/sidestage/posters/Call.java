package dev.sidestage.posters;

import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of those who submit a poster.
 *
 * @param introduction Markdown
 * @param rules one sentence each
 * @param eligibility who may come, for those who ask for an invitation; null where nothing is said
 * @param namesHidden whether reviewers don't see who the authors are
 */
public record Call(
    String title,
    String introduction,
    List<String> rules,
    @Nullable String eligibility,
    List<Category> categories,
    Limits limits,
    Deadline deadline,
    boolean namesHidden) {

  private static final int TITLE = 150;
  private static final int INTRODUCTION = 10_000;
  private static final int LINE = 500;
  private static final int MOST = 50;

  /**
   * Checked as somebody typed it.
   *
   * @throws Problem 400
   */
  public Call {
    title = Typed.line(title, "title", 1, TITLE);
    introduction = Typed.text(introduction, "introduction", 0, INTRODUCTION);
    rules = Typed.lines(rules, "rules", MOST, LINE);
    eligibility = Typed.optional(eligibility, "eligibility", LINE * 4);
    categories = Typed.whole(categories, "categories");
    if (categories.isEmpty() || categories.size() > MOST) {
      throw Problem.invalid("categories", "A call has 1 to " + MOST + " categories.");
    }
    var ids = new HashSet<String>();
    for (var category : categories) {
      if (!ids.add(category.id())) {
        throw Problem.invalid("categories", "The category '" + category.id() + "' is there twice.");
      }
    }
  }

  /**
   * What posters are sorted by.
   *
   * @param id in lower case, for addresses and files
   */
  public record Category(String id, String name) {
    public Category {
      if (!Json.required(id, "categories.id").matches("[a-z0-9]+(-[a-z0-9]+)*")
          || id.length() > 40) {
        throw Problem.invalid(
            "categories", "A category's id has up to 40 lower-case letters, digits and hyphens.");
      }
      name = Typed.line(name, "categories", 1, 100);
    }
  }

  /**
   * How long and how many; lengths in characters.
   *
   * @param summaryLeast so long a summary is at least, once it is submitted
   * @param categories so many one submission may be in
   */
  public record Limits(
      int title, int summaryLeast, int summary, int authors, int links, int categories) {
    public Limits {
      within(title, 10, 300, "limits.title");
      within(summary, 50, 20_000, "limits.summary");
      within(summaryLeast, 0, summary, "limits.summaryLeast");
      within(authors, 1, 100, "limits.authors");
      within(links, 0, 50, "limits.links");
      within(categories, 1, MOST, "limits.categories");
    }

    private static void within(int value, int least, int most, String field) {
      if (value < least || value > most) {
        throw Problem.invalid(field, "'" + field + "' is from " + least + " to " + most + ".");
      }
    }
  }

  boolean has(String category) {
    return categories.stream().anyMatch(each -> each.id().equals(category));
  }
}
