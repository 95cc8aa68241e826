package dev.sidestage.day;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.sidestage.schedule.Event;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Talk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is odd about a rearrangement, and possible: it is told, and up to the organiser.
 *
 * @param other the other talk, where it takes two
 */
record Remark(UUID talk, Kind kind, @Nullable UUID other) {
  /** What can be odd. */
  enum Kind {
    /** Two talks at once in a room. */
    OVERLAP,
    /** Somebody speaks in two rooms at once. */
    SPEAKER,
    /** It isn't on one of the event's days. */
    OUTSIDE;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Of the talks that change, among all others as they will be. */
  static List<Remark> of(LiveSchedule schedule, Rearrangement rearrangement) {
    Map<UUID, Talk> all = new HashMap<>();
    schedule.talks().forEach(talk -> all.put(talk.id(), talk));
    rearrangement.steps().forEach(step -> all.put(step.after().id(), step.after()));
    var remarks = new ArrayList<Remark>();
    for (var step : rearrangement.steps()) {
      if (step.otherPlace() || step.otherTime()) {
        add(step.after(), all, schedule, remarks);
      }
    }
    return remarks;
  }

  private static void add(
      Talk talk, Map<UUID, Talk> all, LiveSchedule schedule, List<Remark> remarks) {
    if (schedule.event().filter(event -> isOutside(talk, event)).isPresent()) {
      remarks.add(new Remark(talk.id(), Kind.OUTSIDE, null));
    }
    first(all, talk, other -> other.slot().room().equals(talk.slot().room()))
        .ifPresent(other -> remarks.add(new Remark(talk.id(), Kind.OVERLAP, other.id())));
    first(all, talk, other -> isBySame(talk, other))
        .ifPresent(other -> remarks.add(new Remark(talk.id(), Kind.SPEAKER, other.id())));
  }

  private static Optional<Talk> first(Map<UUID, Talk> all, Talk talk, Predicate<Talk> too) {
    return all.values().stream()
        .filter(other -> !other.id().equals(talk.id()) && other.state() != Talk.State.CANCELLED)
        .filter(other -> isAtOnce(talk, other) && too.test(other))
        .min(Comparator.comparing(Talk::id));
  }

  private static boolean isOutside(Talk talk, Event event) {
    return talk.slot().day().isBefore(event.startsOn())
        || talk.slot().day().isAfter(event.endsOn());
  }

  private static boolean isAtOnce(Talk one, Talk other) {
    return one.slot().startsAt().isBefore(other.slot().endsAt())
        && other.slot().startsAt().isBefore(one.slot().endsAt());
  }

  private static boolean isBySame(Talk one, Talk other) {
    return !one.slot().room().equals(other.slot().room())
        && one.content().speakers().stream().anyMatch(other.content().speakers()::contains);
  }
}
