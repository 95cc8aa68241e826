package dev.sidestage.questions;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is compared of a text: how its words begin, and its groups of three letters. Without case,
 * accents and punctuation. In scripts that have no blanks between words, each pair of characters
 * counts as a word.
 */
final class Letters {
  private static final int BEGINNING = 4;
  private static final int GROUP = 3;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern WITHOUT_BLANKS =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsKhmer}\\p{IsLao}]");

  private Letters() {}

  /** A text's words with a blank between them. */
  static String plain(String text) {
    var bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return NO_WORD.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** The first letters of each word. */
  static Set<String> beginnings(String text) {
    var beginnings = new HashSet<String>();
    for (var word : plain(text).split(" ", -1)) {
      addBeginnings(word, beginnings);
    }
    return beginnings;
  }

  private static void addBeginnings(String word, Set<String> beginnings) {
    if (WITHOUT_BLANKS.matcher(word).find()) {
      for (var i = 0; i + 2 <= word.length(); i++) {
        beginnings.add(word.substring(i, i + 2));
      }
    } else if (!word.isEmpty()) {
      beginnings.add(word.substring(0, Math.min(BEGINNING, word.length())));
    }
  }

  /** Each group of three letters, and how often it occurs. */
  static Map<CharSequence, Integer> groups(String text) {
    var words = " " + plain(text) + " ";
    var groups = new HashMap<CharSequence, Integer>();
    for (var i = 0; i + GROUP <= words.length(); i++) {
      groups.merge(words.substring(i, i + GROUP), 1, Integer::sum);
    }
    return groups;
  }
}
