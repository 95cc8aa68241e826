package dev.sidestage.schedule.exchange;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes foreign texts safe to store and to compare: NFC, no control characters but line feed and
 * tab, no half characters, none of Unicode's noncharacters, which no XML may hold. Markup is {@link
 * RichText}'s business.
 */
final class Texts {
  static final int LINE = 500;
  static final int BODY = 50_000;

  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u2028\\u2029]+");
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
  private static final int SHORT = 60;

  private Texts() {}

  /** A text in one line, or null where there is none. */
  static @Nullable String line(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    var text = clean(SPACE.matcher(raw).replaceAll(" ")).strip();
    return text.isEmpty() ? null : text;
  }

  /** A text of several lines, or null where there is none. */
  static @Nullable String body(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    var text = clean(LINE_END.matcher(raw).replaceAll("\n")).strip();
    return text.isEmpty() ? null : text;
  }

  /** At most {@code max} UTF-16 units, and no half character at its end. */
  static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end);
  }

  /** For a message: enough of it to know it by. */
  static String shortened(String text) {
    return text.length() <= SHORT ? text : cut(text, SHORT) + "…";
  }

  /** Most texts are clean, and a schedule has megabytes of them: so look before touching. */
  private static String clean(String text) {
    return isPlain(text) ? text : rebuilt(text);
  }

  /** Below U+0300, the first combining mark, everything is NFC. */
  private static boolean isPlain(String text) {
    for (var at = 0; at < text.length(); at++) {
      var c = text.charAt(at);
      if (c >= '\u0300' || (Character.isISOControl(c) && c != '\n' && c != '\t')) {
        return false;
      }
    }
    return true;
  }

  private static String rebuilt(String text) {
    var kept = new StringBuilder(text.length());
    text.codePoints().forEach(c -> keep(c, kept));
    return Normalizer.normalize(kept, Normalizer.Form.NFC);
  }

  private static void keep(int c, StringBuilder kept) {
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      kept.append('\uFFFD');
    } else if (c == '\n' || c == '\t' || !(Character.isISOControl(c) || isNoCharacter(c))) {
      kept.appendCodePoint(c);
    }
  }

  private static boolean isNoCharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  }
}
