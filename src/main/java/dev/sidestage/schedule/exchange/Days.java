package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.exchange.Source.Day;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows which day of the event a talk belongs to. A day lasts until long after midnight; where the
 * source doesn't say until when, until four.
 */
final class Days {
  static final LocalTime CHANGE = LocalTime.of(4, 0);

  /**
   * @param stated whether the source gives both ends itself
   */
  record Bounds(LocalDate date, ZonedDateTime opens, ZonedDateTime closes, boolean stated) {
    boolean contain(ZonedDateTime time) {
      return !time.isBefore(opens) && time.isBefore(closes);
    }

    /** How far outside a time is, in seconds; 0 within. */
    long distance(ZonedDateTime time) {
      if (contain(time)) {
        return 0;
      }
      return time.isBefore(opens)
          ? ChronoUnit.SECONDS.between(time, opens)
          : ChronoUnit.SECONDS.between(closes, time) + 1;
    }
  }

  private final ZoneId zone;
  private final Oddities oddities;
  private final Map<Day, Bounds> bounds = new HashMap<>();

  Days(List<Day> days, ZoneId zone, Oddities oddities) {
    this.zone = zone;
    this.oddities = oddities;
    days.forEach(day -> read(day).ifPresent(found -> bounds.put(day, found)));
  }

  /** The day that a time belongs to by itself: what begins at two in the night is yesterday's. */
  static LocalDate eveningOf(ZonedDateTime start) {
    return start.toLocalDateTime().minusHours(CHANGE.getHour()).toLocalDate();
  }

  /** Empty where the talk is listed under no day, or under one without a readable date. */
  Optional<Bounds> of(@Nullable Day day) {
    return day == null ? Optional.empty() : Optional.ofNullable(bounds.get(day));
  }

  /**
   * The date that a day goes by: the one it is given, unless it neither opens on that date nor has
   * a talk on it, and all are off by one. (A program that writes dates in UTC does so.)
   */
  LocalDate settle(Day day, Collection<ZonedDateTime> starts) {
    var given = of(day).map(Bounds::date);
    var earliest = starts.stream().min(ZonedDateTime::compareTo).map(Days::eveningOf);
    if (given.isEmpty() || earliest.isEmpty()) {
      return given.or(() -> earliest).orElseThrow();
    }
    var date = given.get();
    var fits = opensOnItsDate(day) || starts.stream().anyMatch(at -> isOn(date, at));
    if (fits || Math.abs(ChronoUnit.DAYS.between(date, earliest.get())) != 1) {
      return date;
    }
    oddities.add(
        day.place + " (" + date + ", but talks on " + earliest.get() + ")",
        "No talk of this day is on its date in the time zone " + zone + ".",
        "The day got the date of its talks.");
    return earliest.get();
  }

  private boolean opensOnItsDate(Day day) {
    return of(day).filter(b -> b.stated && b.opens.toLocalDate().equals(b.date)).isPresent();
  }

  private static boolean isOn(LocalDate date, ZonedDateTime start) {
    return start.toLocalDate().equals(date) || eveningOf(start).equals(date);
  }

  private Optional<Bounds> read(Day day) {
    var opens = Stamp.parse(day.start).map(stamp -> stamp.in(zone));
    var closes = Stamp.parse(day.end).map(stamp -> stamp.in(zone));
    var date = Stamp.date(day.date).or(() -> opens.map(ZonedDateTime::toLocalDate));
    if (date.isEmpty()) {
      oddities.add(
          day.place,
          "The day has no readable date.",
          "Each of its talks went to the day on which it starts.");
      return Optional.empty();
    }
    return Optional.of(bounds(day, date.get(), opens, closes));
  }

  private Bounds bounds(
      Day day, LocalDate date, Optional<ZonedDateTime> opens, Optional<ZonedDateTime> closes) {
    var from = opens.orElseGet(() -> date.atTime(CHANGE).atZone(zone));
    var to = closes.orElseGet(() -> date.plusDays(1).atTime(CHANGE).atZone(zone));
    if (to.isAfter(from)) {
      return new Bounds(date, from, to, opens.isPresent() && closes.isPresent());
    }
    oddities.add(
        day.place, "The day ends before it starts.", "It was taken to last until the next day.");
    return new Bounds(date, from, from.plusDays(1), false);
  }
}
