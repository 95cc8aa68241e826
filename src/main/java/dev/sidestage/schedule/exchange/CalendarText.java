package dev.sidestage.schedule.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * iCalendar's content lines (RFC 5545, section 3.1), unfolded, each with the line on which it
 * begins. Mends what ical4j's parser would stumble over: lines broken in two, without a colon, or
 * in lower case, wrong bytes.
 */
final class CalendarText {
  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\n|\\r");
  private static final Pattern STARTS_OR_ENDS = Pattern.compile("(?i)(?:BEGIN|END)\\s*:.*");

  private final Oddities oddities;
  private final List<Integer> numbers = new ArrayList<>();
  private final List<StringBuilder> lines = new ArrayList<>();

  private CalendarText(Oddities oddities) {
    this.oddities = oddities;
  }

  static CalendarText of(byte[] bytes, Oddities oddities) throws UnreadableSchedule {
    var text = new CalendarText(oddities);
    var number = 0;
    for (var line : LINE_END.split(withoutByteOrderMark(text.decoded(bytes, charset(bytes))), -1)) {
      text.take(line, ++number);
    }
    if (text.lines.isEmpty() || !text.lines.get(0).toString().equals("BEGIN:VCALENDAR")) {
      throw new UnreadableSchedule(
          "Line 1 is not BEGIN:VCALENDAR, with which every iCalendar begins.");
    }
    return text;
  }

  /** Everything, one content line per line. */
  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }

  /** The source's number of the content line with this index; the last one's beyond the end. */
  int number(int index) {
    return numbers.get(Math.min(index, numbers.size() - 1));
  }

  private void take(String line, int number) {
    if (line.isBlank()) {
      return;
    }
    if (lines.isEmpty()) {
      add(line.strip().toUpperCase(Locale.ROOT), number);
    } else if (line.startsWith(" ") || line.startsWith("\t")) {
      last().append(line, 1, line.length());
    } else if (STARTS_OR_ENDS.matcher(line).matches()) {
      add(line.replaceAll("\\s", "").toUpperCase(Locale.ROOT), number);
    } else {
      takeProperty(line, number);
    }
  }

  private void takeProperty(String line, int number) {
    if (isProperty(line)) {
      add(line, number);
      return;
    }
    oddities.add(
        "line " + number + " (" + Texts.shortened(line) + ")",
        "The line is no property: it has no name, colon and value.",
        "It was taken as the rest of the line before it.");
    last().append("\\n").append(line.replace("\\", "\\\\"));
  }

  private void add(String line, int number) {
    lines.add(new StringBuilder(line));
    numbers.add(number);
  }

  private StringBuilder last() {
    return lines.get(lines.size() - 1);
  }

  /** Name, parameters that each have an equals sign and closed quotes, colon. */
  private static boolean isProperty(String line) {
    var at = 0;
    while (at < line.length() && isNameLetter(line.charAt(at))) {
      at++;
    }
    var quoted = false;
    var complete =
        at > 0 && at < line.length() && (line.charAt(at) == ':' || line.charAt(at) == ';');
    for (; at < line.length() && complete; at++) {
      var c = line.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ':') {
        return true;
      } else if (!quoted && c == ';') {
        complete = line.indexOf('=', at) > 0;
      }
    }
    return false;
  }

  private static boolean isNameLetter(char c) {
    return c == '-' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private String decoded(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      var text = new String(bytes, charset);
      var number = LINE_END.split(text.substring(0, text.indexOf('\uFFFD')), -1).length;
      oddities.add(
          "line " + number,
          "It has bytes that are not " + charset + ", here for the first time.",
          "Each was replaced with \uFFFD.");
      return text;
    }
  }

  private static Charset charset(byte[] bytes) {
    var utf16 = startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE);
    return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
