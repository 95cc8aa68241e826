package dev.sidestage.posters.exchange;

import dev.sidestage.posters.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell of a table: never a formula. A cell that a spreadsheet would calculate gets
 * an apostrophe before it, which goes away again on the way back.
 */
final class Cells {
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("^'[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern AUTHOR = Pattern.compile("(.*?)\\s*\\(([^()]*)\\)");
  private static final String BETWEEN = "; ";

  private Cells() {}

  static String safe(@Nullable Object value) {
    var text = value == null ? "" : value.toString();
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  static String plain(String cell) {
    return QUOTED.matcher(cell).matches() ? cell.substring(1) : cell;
  }

  static String list(List<String> values) {
    return String.join(BETWEEN, values);
  }

  static List<String> list(String cell) {
    return Arrays.stream(cell.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** {@code Ada Lovelace (Analytical Society); Mary Somerville}. */
  static String authors(List<Content.Author> authors) {
    return authors.stream()
        .map(a -> a.affiliation() == null ? a.name() : a.name() + " (" + a.affiliation() + ")")
        .collect(Collectors.joining(BETWEEN));
  }

  static List<Content.Author> authors(String cell) {
    var authors = new ArrayList<Content.Author>();
    for (var each : list(cell)) {
      var parts = AUTHOR.matcher(each);
      authors.add(
          parts.matches()
              ? new Content.Author(parts.group(1), parts.group(2))
              : new Content.Author(each, null));
    }
    return authors;
  }
}
