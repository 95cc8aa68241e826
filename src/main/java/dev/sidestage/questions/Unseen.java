package dev.sidestage.questions;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Characters that aren't seen, and what they are good for. Zero-width spaces, soft hyphens and what
 * changes the direction of text are good for tricks alone: pages lay out each text by its own
 * direction. Joiners, variation selectors and tags stay where a script or an emoji needs them.
 */
final class Unseen {
  private static final int ZWNJ = 0x200C;
  private static final int ZWJ = 0x200D;
  private static final int BLACK_FLAG = 0x1F3F4;

  /** Scripts whose letters join or part by a joiner between them. */
  private static final Set<UnicodeScript> JOINING =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.NKO,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN);

  private Unseen() {}

  /** The text without what isn't seen and isn't needed. */
  static String removed(String text) {
    var kept = new StringBuilder(text.length());
    var before = 0;
    for (var i = 0; i < text.length(); ) {
      var character = text.codePointAt(i);
      i += Character.charCount(character);
      var after = i < text.length() ? text.codePointAt(i) : 0;
      if (isSeen(character) || isNeeded(character, before, after)) {
        kept.appendCodePoint(character);
        before = character;
      }
    }
    return kept.toString();
  }

  private static boolean isSeen(int character) {
    return !isTag(character)
        && !isSelector(character)
        && character != 0x034F
        && (Character.getType(character) != Character.FORMAT || isSign(character));
  }

  /** Signs of Arabic and other scripts are formats to Unicode, and are seen. */
  private static boolean isSign(int character) {
    return (0x0600 <= character && character <= 0x0605)
        || Set.of(0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD).contains(character);
  }

  private static boolean isNeeded(int character, int before, int after) {
    if (character == ZWNJ || character == ZWJ) {
      return joins(before) && (isLetter(after) || isSymbol(after));
    }
    if (isSelector(character)) {
      return isSymbol(before)
          || Character.isDigit(before)
          || before == '#'
          || before == '*'
          || UnicodeScript.of(before) == UnicodeScript.HAN;
    }
    return isTag(character) && (before == BLACK_FLAG || isTag(before));
  }

  private static boolean joins(int character) {
    return isSymbol(character)
        || isSelector(character)
        || (isLetter(character) && JOINING.contains(script(character)));
  }

  /** A mark that many scripts share counts as one of those. */
  private static UnicodeScript script(int character) {
    var script = UnicodeScript.of(character);
    return script == UnicodeScript.INHERITED ? UnicodeScript.ARABIC : script;
  }

  private static boolean isLetter(int character) {
    return Character.isLetter(character)
        || Character.getType(character) == Character.NON_SPACING_MARK
        || Character.getType(character) == Character.COMBINING_SPACING_MARK;
  }

  /** Emoji are other symbols, and the tones of skin modifiers of them. */
  private static boolean isSymbol(int character) {
    return switch (Character.getType(character)) {
      case Character.OTHER_SYMBOL, Character.MATH_SYMBOL, Character.MODIFIER_SYMBOL -> true;
      case Character.OTHER_PUNCTUATION -> character > 0xFF;
      default -> false;
    };
  }

  private static boolean isSelector(int character) {
    return 0xFE00 <= character && character <= 0xFE0F;
  }

  private static boolean isTag(int character) {
    return 0xE0000 <= character && character <= 0xE007F;
  }
}
