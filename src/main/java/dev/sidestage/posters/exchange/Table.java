package dev.sidestage.posters.exchange;

import dev.sidestage.posters.Facts;
import dev.sidestage.web.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Submissions as CSV (RFC 4180), with a line of names first. */
final class Table {
  private static final String[] COLUMNS = {
    "id",
    "number",
    "state",
    "title",
    "summary",
    "categories",
    "authors",
    "email",
    "links",
    "invitation",
    "decision",
    "published",
    "confirmation",
    "reviews",
    "mean"
  };
  private static final CSVFormat READING =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreHeaderCase(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .get();

  private Table() {}

  static String of(List<Line> lines) {
    var text = new StringBuilder();
    try (var out = new CSVPrinter(text, CSVFormat.RFC4180)) {
      out.printRecord((Object[]) COLUMNS);
      for (var line : lines) {
        out.printRecord(cells(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> cells(Line line) {
    var content = line.content();
    var facts = line.facts();
    var published = facts.published();
    var cells = new ArrayList<String>();
    cells.add(line.id().toString());
    cells.add(Integer.toString(line.number()));
    cells.add(line.state().word());
    cells.add(Cells.safe(content.title()));
    cells.add(Cells.safe(content.summary()));
    cells.add(Cells.safe(Cells.list(content.categories())));
    cells.add(Cells.safe(Cells.authors(content.authors())));
    cells.add(Cells.safe(content.email()));
    cells.add(Cells.safe(Cells.list(content.links())));
    cells.add(Cells.safe(content.invitation()));
    cells.add(facts.decision().word());
    cells.add(published == null ? "" : published.word());
    cells.add(facts.confirmation().word());
    cells.add(Integer.toString(line.reviews()));
    cells.add(line.mean() == null ? "" : String.format(Locale.ROOT, "%.2f", line.mean()));
    return cells;
  }

  /**
   * Reads rows; what isn't in a table is empty.
   *
   * @throws Problem 400 where it is no table, or has no titles and addresses
   */
  static List<Brought> read(String text) {
    try (var parser = READING.parse(new StringReader(text.replaceFirst("^\uFEFF", "")))) {
      var names = parser.getHeaderNames().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
      if (!names.containsAll(List.of("title", "email"))) {
        throw Problem.invalid(
            "body",
            "The first line of the table names its columns: at least title and email. Known are "
                + String.join(", ", COLUMNS)
                + ".");
      }
      return parser.stream().map(Table::row).toList();
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw Problem.invalid("body", "This is no CSV: " + e.getMessage() + ".");
    }
  }

  private static Brought row(CSVRecord row) {
    return Brought.of(
        row.getRecordNumber(),
        cell(row, "id"),
        () ->
            new dev.sidestage.posters.Content(
                cell(row, "title"),
                cell(row, "summary"),
                Cells.list(cell(row, "categories")),
                Cells.authors(cell(row, "authors")),
                cell(row, "email"),
                Cells.list(cell(row, "links")),
                cell(row, "invitation")),
        () -> decision(cell(row, "decision")));
  }

  private static Facts.Decision decision(String word) {
    try {
      return word.isEmpty() ? Facts.Decision.PENDING : Facts.Decision.of(word);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("decision", "There is no decision '" + word + "'.");
    }
  }

  private static String cell(CSVRecord row, String name) {
    return row.isSet(name) ? Cells.plain(row.get(name)) : "";
  }
}
