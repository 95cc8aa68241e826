package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.Event;
import dev.sidestage.schedule.Slug;
import dev.sidestage.schedule.Talk;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names and numbers as frab's schemas want them. What the schemas can't hold is bent: an acronym
 * has four letters or more, a talk a number.
 */
final class FrabNames {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  /** Four digits or more, so that a slug has its length, and within an {@code int}. */
  private static final int LEAST = 1_000;

  private static final int LONGEST_HOURS = 99;

  private final String acronym;
  private final Map<UUID, Integer> numbers = new HashMap<>();

  FrabNames(Event event, Collection<Talk> talks) {
    this.acronym = acronym(event);
    var given = new HashSet<Integer>();
    talks.stream()
        .map(Talk::id)
        .sorted(Comparator.comparing(UUID::toString))
        .forEach(
            id -> {
              var number =
                  LEAST + Math.floorMod(id.hashCode(), Integer.MAX_VALUE - LEAST - 100_000);
              while (!given.add(number)) {
                number++;
              }
              numbers.put(id, number);
            });
  }

  String acronym() {
    return acronym;
  }

  /** The same at each export, and no other talk's. */
  int number(Talk talk) {
    return Objects.requireNonNull(numbers.get(talk.id()));
  }

  String slug(Talk talk) {
    var title = Slug.of(talk.content().title());
    return acronym + "-" + number(talk) + (title.isEmpty() ? "" : "-" + title);
  }

  /** The source's own word for its kind, else ours where a reader would guess another. */
  static @Nullable String type(Talk.Content content) {
    if (content.type() != null) {
      return content.type();
    }
    var guessed = Kinds.of(null, content.title(), !content.speakers().isEmpty());
    return guessed == content.kind() ? null : content.kind().word();
  }

  static String time(OffsetDateTime time) {
    return TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
  }

  static String start(Talk talk) {
    return MINUTE.format(talk.slot().startsAt());
  }

  static String duration(Talk talk) {
    var lasts = lasts(talk);
    return String.format(Locale.ROOT, "%02d:%02d", lasts.toHours(), lasts.toMinutesPart());
  }

  /** To the second, where it has some; two digits for the hours are all that there are. */
  static String preciseDuration(Talk talk) {
    var most = Duration.ofHours(LONGEST_HOURS).plusMinutes(59);
    var lasts = lasts(talk).compareTo(most) > 0 ? most : lasts(talk);
    var minutes = String.format(Locale.ROOT, "%02d:%02d", lasts.toHours(), lasts.toMinutesPart());
    return lasts.toSecondsPart() == 0
        ? minutes
        : minutes + String.format(Locale.ROOT, ":%02d", lasts.toSecondsPart());
  }

  private static Duration lasts(Talk talk) {
    return Duration.between(talk.slot().startsAt(), talk.slot().endsAt());
  }

  static List<String> tracks(Collection<Talk> talks) {
    return talks.stream()
        .map(talk -> talk.content().track())
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  private static String acronym(Event event) {
    var word = event.acronym() == null ? event.name() : event.acronym();
    var plain = Slug.of(word).replace('-', '_');
    var named = plain.isEmpty() ? "event" : plain;
    return named.length() >= 4 ? named : named + "_" + event.startsOn().getYear();
  }
}
