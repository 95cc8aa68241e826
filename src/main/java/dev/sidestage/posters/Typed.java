package dev.sidestage.posters;

import dev.sidestage.web.Problem;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people type into the forms of the call: normalised (NFC), without what can't be seen, and of
 * a length that was asked for. Lengths are in characters, as people count them: code points.
 */
public final class Typed {
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}");
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]");

  private Typed() {}

  /** Text of several lines. */
  public static String text(@Nullable String text, String field, int least, int most) {
    var clean = clean(text == null ? "" : text, field);
    var length = clean.codePointCount(0, clean.length());
    if (length < least) {
      throw Problem.invalid(
          field,
          length == 0
              ? "The field '" + field + "' is missing."
              : "The field '"
                  + field
                  + "' has at least "
                  + least
                  + " characters; this has "
                  + length
                  + ".");
    }
    if (length > most) {
      throw Problem.invalid(
          field,
          "The field '"
              + field
              + "' has at most "
              + most
              + " characters; this has "
              + length
              + ".");
    }
    return clean;
  }

  /** Text of one line. */
  public static String line(@Nullable String text, String field, int least, int most) {
    return text(text == null ? null : text.replaceAll("\\s+", " "), field, least, most);
  }

  /** Text that may be missing. */
  public static @Nullable String optional(@Nullable String text, String field, int most) {
    var clean = text(text, field, 0, most);
    return clean.isEmpty() ? null : clean;
  }

  /** Some lines, without the empty ones. */
  public static List<String> lines(List<String> lines, String field, int many, int most) {
    if (whole(lines, field).size() > many) {
      throw Problem.invalid(field, "The field '" + field + "' has at most " + many + " entries.");
    }
    return lines.stream()
        .map(each -> line(each, field, 0, most))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** A list without holes. */
  public static <T> List<T> whole(List<T> list, String field) {
    if (list.stream().anyMatch(Objects::isNull)) {
      throw Problem.invalid(field, "The field '" + field + "' holds null. Leave it out instead.");
    }
    return List.copyOf(list);
  }

  private static String clean(String text, String field) {
    var normal = Normalizer.normalize(text.replace("\r\n", "\n"), Normalizer.Form.NFC);
    if (CONTROLS.matcher(normal).find()) {
      throw Problem.invalid(
          field,
          "The field '" + field + "' holds control characters. Send text and line breaks only.");
    }
    return INVISIBLE.matcher(normal).replaceAll("").strip();
  }
}
