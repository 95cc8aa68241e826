package dev.sidestage.schedule.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.schedule.exchange.Report.Format;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schedule from another program. Lenient: what is odd is reported, and only what can't be
 * understood at all is refused. Pure and blocking (a large schedule takes some 100 ms): not for an
 * event loop.
 */
public final class ScheduleReader {
  private static final Map<String, Format> FORMATS =
      Map.of(
          "application/xml", Format.FRAB_XML,
          "text/xml", Format.FRAB_XML,
          "application/vnd.c3voc.schedule+xml", Format.FRAB_XML,
          "application/json", Format.FRAB_JSON,
          "text/calendar", Format.ICALENDAR);

  /** The content types that {@link #formatOf} knows. */
  public static final Set<String> CONTENT_TYPES = FORMATS.keySet();

  private static final int HEAD = 1_000;
  private static final Pattern PROLOGUE = Pattern.compile("(?s)^(?:\\s+|<\\?.*?\\?>|<!--.*?-->)+");

  private ScheduleReader() {}

  /**
   * Reads a whole schedule.
   *
   * @throws UnreadableSchedule with a sentence for the person who sent it
   */
  public static Imported read(Format format, byte[] bytes) throws UnreadableSchedule {
    var head = head(bytes);
    if (head.isEmpty()) {
      throw new UnreadableSchedule("It is empty. A schedule was expected.");
    }
    if (isHtml(head)) {
      throw new UnreadableSchedule("This is an HTML page, not a schedule.");
    }
    var oddities = new Oddities();
    var source =
        switch (format) {
          case FRAB_XML -> FrabXml.read(bytes, oddities);
          case FRAB_JSON, SIDESTAGE_JSON -> json(JsonTree.read(bytes), oddities);
          case ICALENDAR -> ICalendar.read(bytes, oddities);
        };
    return Draft.of(source, oddities);
  }

  /** Both are {@code application/json}: ours has its talks on top. */
  private static Source json(JsonNode root, Oddities oddities) throws UnreadableSchedule {
    return root.has("talks") ? SidestageJson.read(root, oddities) : FrabJson.read(root, oddities);
  }

  /** The format that a {@code Content-Type} header names; empty where it's none of ours. */
  public static Optional<Format> formatOf(@Nullable String header) {
    var type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(FORMATS.get(type));
  }

  /** The format of a file: what its content looks like, else what its name says. */
  public static Optional<Format> ofFile(String name, byte[] bytes) {
    return ofContent(head(bytes)).or(() -> ofName(name.toLowerCase(Locale.ROOT)));
  }

  private static Optional<Format> ofContent(String head) {
    if (head.startsWith("{")) {
      return Optional.of(Format.FRAB_JSON);
    }
    if (head.toUpperCase(Locale.ROOT).startsWith("BEGIN:VCALENDAR")) {
      return Optional.of(Format.ICALENDAR);
    }
    return head.startsWith("<") ? Optional.of(Format.FRAB_XML) : Optional.empty();
  }

  private static Optional<Format> ofName(String name) {
    if (name.endsWith(".xml")) {
      return Optional.of(Format.FRAB_XML);
    }
    if (name.endsWith(".json")) {
      return Optional.of(Format.FRAB_JSON);
    }
    return name.endsWith(".ics") ? Optional.of(Format.ICALENDAR) : Optional.empty();
  }

  private static boolean isHtml(String head) {
    var start = PROLOGUE.matcher(head).replaceFirst("").toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype html") || start.startsWith("<html");
  }

  /** The first characters, as far as they are ASCII in UTF-8 or UTF-16, from the first visible. */
  private static String head(byte[] bytes) {
    var length = Math.min(bytes.length, HEAD);
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
        .replaceAll("^(?:\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)", "")
        .replace("\0", "")
        .strip();
  }
}
