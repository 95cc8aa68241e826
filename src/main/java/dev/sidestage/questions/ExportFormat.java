package dev.sidestage.questions;

import dev.sidestage.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** How an export is written. */
enum ExportFormat {
  /** For spreadsheets: RFC 4180, UTF-8 with a mark, and no cell that begins a formula. */
  CSV("text/csv; charset=utf-8", "csv") {
    @Override
    byte[] write(Export export) {
      var out = new StringBuilder("\uFEFF");
      try (var csv = new CSVPrinter(out, COLUMNS)) {
        for (var talk : export.talks()) {
          for (var item : talk.questions()) {
            csv.printRecord(
                cell(talk.title()),
                cell(talk.room()),
                talk.startsAt(),
                item.askedAt(),
                item.state().word(),
                item.votes(),
                cell(item.name()),
                item.source() == null ? null : item.source().word(),
                cell(item.text()),
                cell(item.answer()),
                item.reason() == null ? null : item.reason().word(),
                cell(item.note()),
                item.id());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toString().getBytes(StandardCharsets.UTF_8);
    }
  },
  JSON("application/json", "json") {
    @Override
    byte[] write(Export export) {
      return Json.bytes(export);
    }
  },
  MARKDOWN("text/markdown; charset=utf-8", "md") {
    @Override
    byte[] write(Export export) {
      var out = new StringBuilder("# ").append(line(export.event())).append("\n");
      for (var talk : export.talks()) {
        out.append("\n## ").append(line(talk.title())).append("\n\n");
        out.append(line(String.join(", ", talk.speakers()))).append("\n");
        talk.questions().forEach(item -> append(item, out));
      }
      return out.toString().getBytes(StandardCharsets.UTF_8);
    }
  };

  private static final CSVFormat COLUMNS =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "talk",
              "room",
              "startsAt",
              "askedAt",
              "state",
              "votes",
              "name",
              "source",
              "question",
              "answer",
              "reason",
              "note",
              "id")
          .get();

  /** What a spreadsheet takes for the beginning of a formula. */
  private static final Pattern FORMULA =
      Pattern.compile("(?s)^\\s*[=+\\-@|%\uFF0B\uFF0D\uFF1D\uFF20].*");

  private static final Pattern MARKDOWN_SIGNS =
      Pattern.compile("([\\\\`*_{}\\[\\]<>()#+\\-.!|~&])");

  final String contentType;
  final String extension;

  ExportFormat(String contentType, String extension) {
    this.contentType = contentType;
    this.extension = extension;
  }

  abstract byte[] write(Export export);

  static ExportFormat of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** A text that a spreadsheet shows and doesn't calculate. */
  static @Nullable String cell(@Nullable String text) {
    return text != null && FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** A viewer's text as text, in one line. */
  static String line(String text) {
    return MARKDOWN_SIGNS.matcher(text.replaceAll("\\s+", " ")).replaceAll("\\\\$1");
  }

  private static void append(Export.Item item, StringBuilder out) {
    out.append("\n### ").append(line(item.text())).append("\n\n");
    out.append(line(item.name() == null ? "Anonymous" : item.name()))
        .append(" · ")
        .append(item.state().word())
        .append(" · ")
        .append(item.votes())
        .append(item.votes() == 1 ? " vote" : " votes")
        .append("\n");
    if (item.answer() != null) {
      out.append("\n").append(item.answer().strip()).append("\n");
    }
  }
}
