package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.Talk.Kind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Guesses a talk's kind from the source's own word for it, else from its title. A title is trusted
 * only as a whole: "Lunch" is a break, "Breaking lunch tickets" is a talk.
 */
final class Kinds {
  private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}]+");

  /** In the order in which they win: a "music workshop" is a workshop. */
  private static final Map<Kind, Set<String>> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put(Kind.BREAK, words("break breaks lunch pause coffee mittagspause kaffeepause meal"));
    WORDS.put(Kind.POSTER, words("poster posters postersession"));
    WORDS.put(Kind.WORKSHOP, words("workshop workshops tutorial tutorials training"));
    WORDS.put(Kind.PANEL, words("panel panels podium podiumsdiskussion"));
    WORDS.put(
        Kind.SOCIAL,
        words("social party networking concert konzert dj reception meetup game games spiel"));
    WORDS.put(
        Kind.TALK,
        words("talk talks lecture vortrag keynote plenary bof podcast presentation session"));
    WORDS.put(
        Kind.OTHER,
        words("other others sonstiges andere anderes misc miscellaneous film theatre theater"));
  }

  private static final Set<String> BREAK_TITLES =
      words(
          "break lunch dinner breakfast brunch tea coffee pause mittagessen abendessen frühstück"
              + " mittag kaffee mittagspause kaffeepause changeover registration");
  private static final Set<String> BREAK_COMPANY =
      words("the a and und & with morning afternoon evening midday room time for short long");

  private Kinds() {}

  static Kind of(@Nullable String type, @Nullable String title, boolean hasSpeakers) {
    var byType = type == null ? Optional.<Kind>empty() : ofType(type);
    var weak = byType.isEmpty() || byType.get() == Kind.OTHER;
    if (!weak || title == null) {
      return byType.orElse(Kind.TALK);
    }
    return ofTitle(title, hasSpeakers).or(() -> byType).orElse(Kind.TALK);
  }

  private static Optional<Kind> ofType(String type) {
    var in = wordsOf(type);
    return WORDS.entrySet().stream()
        .filter(kind -> in.stream().anyMatch(kind.getValue()::contains))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** "Main Conference: lunch", "Panel: who pays?", "Poster session". */
  private static Optional<Kind> ofTitle(String title, boolean hasSpeakers) {
    var last = wordsOf(title.substring(title.lastIndexOf(": ") + 1));
    if (!hasSpeakers && isBreak(last)) {
      return Optional.of(Kind.BREAK);
    }
    var first = wordsOf(title.contains(": ") ? title.substring(0, title.indexOf(": ")) : title);
    return Optional.of(Kind.WORKSHOP)
        .filter(kind -> leads(kind, first))
        .or(() -> Optional.of(Kind.PANEL).filter(kind -> leads(kind, first)))
        .or(() -> Optional.of(Kind.POSTER).filter(kind -> leads(kind, first)))
        .or(() -> Optional.of(Kind.SOCIAL).filter(kind -> leads(kind, first)));
  }

  private static boolean isBreak(List<String> words) {
    return words.stream().anyMatch(BREAK_TITLES::contains)
        && words.stream()
            .allMatch(word -> BREAK_TITLES.contains(word) || BREAK_COMPANY.contains(word));
  }

  /** At most two words, one of them the kind's: a label, and no sentence. */
  private static boolean leads(Kind kind, List<String> label) {
    return label.size() <= 2
        && label.stream().anyMatch(word -> WORDS.getOrDefault(kind, Set.of()).contains(word));
  }

  private static List<String> wordsOf(String text) {
    return NOT_A_LETTER
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static Set<String> words(String list) {
    return Arrays.stream(list.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
  }
}
