package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.exchange.Source.Entry;
import dev.sidestage.schedule.exchange.Source.Exact;
import dev.sidestage.schedule.exchange.Source.Written;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settles when a talk starts and ends, in the event's zone. A {@code date} with an offset is
 * trusted whatever else is said; without one, the day's date and {@code start} count.
 */
final class Times {
  /** In the event's zone; ends after it starts. */
  record Span(ZonedDateTime startsAt, ZonedDateTime endsAt) {}

  private final ZoneId zone;
  private final Days days;
  private final Oddities oddities;

  Times(ZoneId zone, Days days, Oddities oddities) {
    this.zone = zone;
    this.days = days;
    this.oddities = oddities;
  }

  /** Empty, and reported, where the talk has no time that means anything. */
  Optional<Span> of(Entry entry) {
    var span = entry.when() instanceof Exact exact ? exact(exact) : written(entry);
    if (span.isPresent() && !span.get().endsAt.isAfter(span.get().startsAt)) {
      return leftOut(entry, "It ends before it starts, or lasts no time at all.");
    }
    span.ifPresent(found -> compareWithDay(entry, found));
    return span;
  }

  private Optional<Span> exact(Exact exact) {
    return Optional.of(
        new Span(
            exact.startsAt().withZoneSameInstant(zone), exact.endsAt().withZoneSameInstant(zone)));
  }

  private Optional<Span> written(Entry entry) {
    var written = (Written) entry.when();
    var start = start(entry, written);
    if (start.isEmpty()) {
      return leftOut(entry, "It has no readable start: neither a date with a time nor a start.");
    }
    var end = end(entry, written, start.get());
    return end.isEmpty()
        ? leftOut(entry, "It has no readable duration, such as 00:45.")
        : Optional.of(new Span(start.get(), end.get()));
  }

  private Optional<ZonedDateTime> start(Entry entry, Written written) {
    var date = Stamp.parse(written.date());
    var time = Stamp.time(written.start());
    if (date.isPresent() && date.get().offset() != null) {
      var start = date.get().in(zone);
      time.filter(said -> !said.equals(start.toLocalTime()))
          .ifPresent(said -> reportDisagreement(entry, said, start));
      return Optional.of(start);
    }
    var start = fromDay(entry, written, time.or(() -> date.map(d -> d.local().toLocalTime())));
    if (start.isPresent()) {
      oddities.add(
          entry,
          "Its date has no offset from UTC.",
          "The day's date and the start were taken, in the time zone " + zone + ".");
    }
    return start;
  }

  /** After midnight it is the calendar day after: whichever is within the day, or nearer to it. */
  private Optional<ZonedDateTime> fromDay(Entry entry, Written written, Optional<LocalTime> time) {
    var bounds = days.of(entry.day());
    var date = bounds.map(Days.Bounds::date).or(() -> Stamp.date(written.date()));
    if (date.isEmpty() || time.isEmpty()) {
      return Optional.empty();
    }
    var sameDay = date.get().atTime(time.get()).atZone(zone);
    var dayAfter = date.get().plusDays(1).atTime(time.get()).atZone(zone);
    return bounds.isEmpty()
        ? Optional.of(sameDay)
        : Stream.of(sameDay, dayAfter).min(Comparator.comparing(bounds.get()::distance));
  }

  private Optional<ZonedDateTime> end(Entry entry, Written written, ZonedDateTime start) {
    var duration = Stamp.duration(written.duration()).filter(Stamp::isPlausible);
    var byDuration = duration.map(start::plus);
    var stated = Stamp.parse(written.end()).map(stamp -> stamp.in(zone));
    if (stated.isPresent() && byDuration.isPresent() && !same(stated.get(), byDuration.get())) {
      oddities.add(
          entry,
          "end " + stated.get().toLocalTime() + ", duration " + written.duration(),
          "Its end and its duration disagree.",
          "The end was taken.");
    }
    return stated.or(() -> byDuration);
  }

  private void reportDisagreement(Entry entry, LocalTime said, ZonedDateTime start) {
    oddities.add(
        entry,
        "start " + said + ", date " + start.toLocalTime(),
        "Its start is not the time of its date in the event's time zone, " + zone + ".",
        "The date was taken.");
  }

  private void compareWithDay(Entry entry, Span span) {
    days.of(entry.day())
        .filter(bounds -> bounds.stated() && !bounds.contain(span.startsAt))
        .ifPresent(
            bounds ->
                oddities.add(
                    entry,
                    "starts " + span.startsAt.toLocalDateTime(),
                    "It starts outside of the hours of the day that it is listed under.",
                    "It stays on that day, at its own time."));
  }

  private Optional<Span> leftOut(Entry entry, String what) {
    oddities.leftOut(entry.where(), what);
    return Optional.empty();
  }

  private static boolean same(ZonedDateTime one, ZonedDateTime other) {
    return one.toInstant().equals(other.toInstant());
  }
}
