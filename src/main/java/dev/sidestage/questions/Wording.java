package dev.sidestage.questions;

import dev.sidestage.access.Token;
import dev.sidestage.web.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.UUID;
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
  private static final int MEMO = 1_000;
  private static final int ANSWER = 10_000;
  private static final int LANGUAGE = 35;

  /** Controls but line breaks, and what reorders or hides text. */
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}");

  /** As many marks on one letter as any script stacks. */
  private static final Pattern STACKED = Pattern.compile("(\\p{M}{8})\\p{M}+");

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

  /** Equal for texts that differ in case, accents, blanks and punctuation alone. */
  static UUID essence(String text) {
    var words = Letters.plain(text);
    var hash = Token.sha256((words.isEmpty() ? text : words).getBytes(StandardCharsets.UTF_8));
    var bytes = ByteBuffer.wrap(hash);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /**
   * The language that something is asked in, as a BCP 47 tag in its usual spelling; null for none.
   */
  static @Nullable String language(@Nullable String language, String field) {
    if (language == null || language.isBlank()) {
      return null;
    }
    try {
      var tag = new Locale.Builder().setLanguageTag(language.strip()).build().toLanguageTag();
      if (tag.length() <= LANGUAGE) {
        return tag;
      }
    } catch (IllformedLocaleException e) {
      // said below
    }
    throw Problem.invalid(field, "A language is a BCP 47 tag, such as en or pt-BR.");
  }

  /** What moderators note for each other; null for none. */
  static @Nullable String memo(String memo) {
    return optional(memo, "text", MEMO);
  }

  /** A written answer; null for none. Its line breaks stay. */
  static @Nullable String answer(@Nullable String answer) {
    if (answer == null) {
      return null;
    }
    var clean = clean(answer, "answer");
    if (clean.isEmpty() || clean.codePointCount(0, clean.length()) > ANSWER) {
      throw Problem.invalid("answer", "An answer has 1 to " + ANSWER + " characters.");
    }
    return clean;
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
    return stripped(STACKED.matcher(Unseen.removed(normal)).replaceAll("$1"));
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
