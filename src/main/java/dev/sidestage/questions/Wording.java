package dev.sidestage.questions;

import dev.sidestage.web.Problem;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people type: normalised (NFC), without what can't be seen, and of a length that can be read.
 */
final class Wording {
  private static final int LEAST = 3;
  private static final int MOST = 500;
  private static final int NAME = 60;
  private static final int NOTE = 300;

  /** Controls but line breaks, and what reorders or hides text. */
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}");

  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]");

  /** Letters and a Braille cell that look like a blank. */
  private static final String FILLERS = "\u115F\u1160\u2800\u3164\uFFA0";

  private Wording() {}

  /** The text of a question: 3 to 500 characters. */
  static String question(@Nullable String text) {
    if (text == null) {
      throw Problem.invalid("text", "The field 'text' is missing: the question itself.");
    }
    var clean = clean(text, "text");
    var length = clean.codePointCount(0, clean.length());
    if (length < LEAST) {
      throw Problem.invalid("text", "A question has at least " + LEAST + " characters.");
    }
    if (length > MOST) {
      throw Problem.invalid(
          "text",
          "A question has at most " + MOST + " characters; this has " + length + ". Shorten it.");
    }
    return clean;
  }

  /** The name to ask under; null for none. */
  static @Nullable String name(@Nullable String name) {
    return optional(name, "name", NAME);
  }

  /** A moderator's note to the author; null for none. */
  static @Nullable String note(@Nullable String note) {
    return optional(note, "note", NOTE);
  }

  private static @Nullable String optional(@Nullable String text, String field, int most) {
    if (text == null) {
      return null;
    }
    var clean = clean(text, field).replace('\n', ' ');
    if (clean.codePointCount(0, clean.length()) > most) {
      throw Problem.invalid(
          field, "The field '" + field + "' has at most " + most + " characters.");
    }
    return clean.isEmpty() ? null : clean;
  }

  private static String clean(String text, String field) {
    var normal = Normalizer.normalize(text.replace("\r\n", "\n"), Normalizer.Form.NFC);
    if (CONTROLS.matcher(normal).find()) {
      throw Problem.invalid(
          field,
          "The field '" + field + "' holds control characters. Send text and line breaks only.");
    }
    return stripped(INVISIBLE.matcher(normal).replaceAll(""));
  }

  /**
   * Without blanks at its ends, all that Unicode has; a pattern would take a long text's square.
   */
  private static String stripped(String text) {
    var start = 0;
    var end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || FILLERS.indexOf(character) >= 0;
  }
}
