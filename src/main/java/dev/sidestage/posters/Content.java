package dev.sidestage.posters;

import dev.sidestage.web.Json;
import dev.sidestage.web.Markdown;
import dev.sidestage.web.Problem;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a submission is about, as its author typed it: cleaned, and no longer than anything may be.
 * Whether it is what the call asks for is said by {@link Rules}.
 *
 * @param summary Markdown
 * @param categories ids of the call's
 * @param email where its author is reached
 * @param invitation why they should be invited; null where they don't ask
 */
public record Content(
    String title,
    String summary,
    List<String> categories,
    List<Author> authors,
    String email,
    List<String> links,
    @Nullable String invitation) {

  private static final int TITLE = 300;
  private static final int SUMMARY = 20_000;
  private static final int MANY = 100;
  private static final int REASON = 2_000;

  /** One address: more is the mail server's to say. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@,;:<>()\\[\\]\"\\\\\\p{Cc}]{1,64}@[^\\s@,;:<>()\\[\\]\"\\\\\\p{Cc}]{1,190}");

  /**
   * Checked as somebody typed it.
   *
   * @throws Problem 400
   */
  public Content {
    title = Typed.line(title, "title", 0, TITLE);
    summary = Typed.text(summary, "summary", 0, SUMMARY);
    categories = Typed.lines(orNone(categories), "categories", MANY, 40);
    authors = Typed.whole(orNone(authors), "authors");
    if (authors.size() > MANY) {
      throw Problem.invalid("authors", "A submission has at most " + MANY + " authors.");
    }
    email = address(email, "email");
    links = Typed.lines(orNone(links), "links", MANY, 500);
    links.forEach(Content::checkLink);
    invitation = Typed.optional(invitation, "invitation", REASON);
  }

  /** The summary, safe to show. */
  public String summaryHtml() {
    return Markdown.html(summary);
  }

  /** Who made it. */
  public record Author(String name, @Nullable String affiliation) {
    public Author {
      name = Typed.line(name, "authors.name", 1, 200);
      affiliation = Typed.optional(affiliation, "authors.affiliation", 200);
    }
  }

  /**
   * An e-mail address.
   *
   * @throws Problem 400 where it can't be one
   */
  public static String address(@Nullable String text, String field) {
    var address = Json.required(text, field).strip();
    if (!EMAIL.matcher(address).matches() || !address.contains(".")) {
      throw Problem.invalid(field, "'" + field + "' is an e-mail address such as ada@example.org.");
    }
    return address;
  }

  private static void checkLink(String link) {
    try {
      var uri = URI.create(link);
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw Problem.invalid(
        "links", "A link begins with https:// or http://, unlike '" + link + "'.");
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
