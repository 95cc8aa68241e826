package dev.sidestage.schedule.exchange;

import java.util.regex.Pattern;

/**
 * iCalendar's content lines on the wire: no longer than 75 octets of UTF-8 (RFC 5545, 3.1). ical4j
 * counts characters, and may fold between the two halves of one.
 */
final class CalendarLines {
  private static final int OCTETS = 75;
  private static final String END = "\r\n";
  private static final Pattern LINE_END = Pattern.compile("\\r?\\n");

  private CalendarLines() {}

  /** The lines, which may be folded otherwise, each folded where it is too long. */
  static String folded(String text) {
    var lines = text.replace(END + " ", "");
    var folded = new StringBuilder(lines.length() + lines.length() / 30);
    LINE_END.splitAsStream(lines).forEach(line -> fold(line, folded));
    return folded.toString();
  }

  private static void fold(String line, StringBuilder folded) {
    var octets = 0;
    for (var at = 0; at < line.length(); ) {
      var c = line.codePointAt(at);
      var size = octets(c);
      if (octets + size > OCTETS) {
        folded.append(END).append(' ');
        octets = 1;
      }
      folded.appendCodePoint(c);
      octets += size;
      at += Character.charCount(c);
    }
    folded.append(END);
  }

  private static int octets(int c) {
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
}
