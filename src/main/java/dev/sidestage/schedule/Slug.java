package dev.sidestage.schedule;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one way to make an address' word out of a name: "Saal 1" becomes "saal-1". */
public final class Slug {
  /** What {@link Room#id()} allows. */
  public static final int MAX = 60;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final Pattern DASHES_AT_THE_ENDS = Pattern.compile("^-+|-+$");

  private Slug() {}

  /**
   * Lower-case ASCII letters, digits and single dashes, at most {@link #MAX}; empty where the name
   * has nothing that can be written so ("会议室").
   */
  public static String of(String name) {
    var letters = withoutLigatures(name.toLowerCase(Locale.ROOT));
    var plain = MARKS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFKD)).replaceAll("");
    return cut(trim(OTHER.matcher(plain).replaceAll("-")), MAX);
  }

  /** The slug with a number behind it, still within {@link #MAX}. */
  public static String numbered(String slug, int number) {
    var suffix = "-" + number;
    return cut(slug, MAX - suffix.length()) + suffix;
  }

  private static String cut(String slug, int max) {
    return slug.length() <= max ? slug : trim(slug.substring(0, max));
  }

  private static String trim(String slug) {
    return DASHES_AT_THE_ENDS.matcher(slug).replaceAll("");
  }

  /** Letters that Unicode doesn't decompose. */
  private static String withoutLigatures(String text) {
    return text.replace("ß", "ss")
        .replace("æ", "ae")
        .replace("œ", "oe")
        .replace("ø", "o")
        .replace("ł", "l")
        .replace("đ", "d")
        .replace("ı", "i");
  }
}
