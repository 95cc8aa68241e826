package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.exchange.Source.Entry;
import dev.sidestage.schedule.exchange.Source.Written;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the zone of the event: the one that is named, else what its times are written in. */
final class EventZone {
  private EventZone() {}

  static ZoneId of(Source source, Oddities oddities) {
    var conference = source.conference();
    var named = Zones.find(conference.zone());
    if (named.isPresent()) {
      return named.get();
    }
    var word = Texts.line(conference.zone());
    var guessed = commonOffset(source.entries());
    oddities.add(
        word == null ? conference.place() : conference.place() + " (" + Texts.shortened(word) + ")",
        word == null ? "No time zone is named." : "The time zone's name is not a known one.",
        guessed.isPresent()
            ? "The offset that most talks are written in was taken: " + guessed.get() + "."
            : "UTC was taken.");
    return guessed.<ZoneId>map(zone -> zone).orElse(ZoneId.of("UTC"));
  }

  /** The first of the most frequent ones; where it's nothing but UTC, none. */
  private static Optional<ZoneOffset> commonOffset(List<Entry> entries) {
    var times = new LinkedHashMap<ZoneOffset, Integer>();
    entries.stream()
        .flatMap(EventZone::offset)
        .forEach(found -> times.merge(found, 1, Integer::sum));
    return times.entrySet().stream()
        .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
        .map(Map.Entry::getKey)
        .filter(offset -> !offset.equals(ZoneOffset.UTC));
  }

  private static Stream<ZoneOffset> offset(Entry entry) {
    return entry.when() instanceof Written written
        ? Stamp.parse(written.date()).map(Stamp::offset).filter(Objects::nonNull).stream()
        : Stream.empty();
  }
}
