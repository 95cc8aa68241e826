package dev.sidestage.questions;

import dev.sidestage.web.Problem;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words that hold a question for a moderator, never drop it. Compared folded: without case, accents
 * and signs between, and with compatible forms as one (NFKD), so that {@code Ｂäd} is {@code bad}. A
 * word is a whole one, {@code bad*} the beginning of one; several in a row are a phrase. Immutable.
 */
final class HeldWords {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}*]+");
  private static final int MOST = 1_000;
  private static final int LONGEST = 60;
  private static final HeldWords NONE = new HeldWords(List.of());

  private final List<Word> words;

  /** A word as it was given, and what is looked for. */
  private record Word(String given, String folded) {
    boolean isIn(String text) {
      var needle = folded.endsWith("*") ? folded.substring(0, folded.length() - 1) : folded + " ";
      return text.contains(" " + needle);
    }
  }

  private HeldWords(List<Word> words) {
    this.words = List.copyOf(words);
  }

  static HeldWords none() {
    return NONE;
  }

  static HeldWords of(List<String> words) {
    return new HeldWords(
        words.stream()
            .map(word -> new Word(word, fold(word)))
            .filter(word -> !word.folded().isEmpty() && !word.folded().equals("*"))
            .toList());
  }

  /**
   * A list that can be kept.
   *
   * @throws Problem 400
   */
  static List<String> checked(List<String> words) {
    if (words.size() > MOST) {
      throw Problem.invalid("words", "The list has at most " + MOST + " words.");
    }
    for (var word : words) {
      if (word.length() > LONGEST || of(List.of(word)).words.isEmpty()) {
        throw Problem.invalid(
            "words", "A word has letters or digits, and at most " + LONGEST + " characters.");
      }
    }
    return List.copyOf(words);
  }

  /** The words as they were given. */
  List<String> all() {
    return words.stream().map(Word::given).toList();
  }

  /** The first word that is in one of the texts. */
  Optional<String> in(String... texts) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    var folded = Arrays.stream(texts).map(text -> " " + fold(text).replace("*", "") + " ").toList();
    return words.stream()
        .filter(word -> folded.stream().anyMatch(word::isIn))
        .map(Word::given)
        .findFirst();
  }

  private static String fold(String text) {
    var apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    var bare = MARKS.matcher(apart).replaceAll("");
    var folded = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return BETWEEN.matcher(folded).replaceAll(" ").strip();
  }
}
