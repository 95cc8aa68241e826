package dev.sidestage.schedule.exchange;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date and time as sources write it, with an offset or without, and their ways to write hours and
 * durations.
 */
record Stamp(LocalDateTime local, @Nullable ZoneOffset offset) {
  /** A talk is shorter; what claims to be longer isn't a duration. */
  private static final Duration LONGEST = Duration.ofDays(31);

  private static final Pattern ONE_DIGIT_OFFSET = Pattern.compile("([+-])(\\d:\\d\\d)$");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):([0-5]\\d)(?::([0-5]?\\d))?");
  private static final Pattern MINUTES = Pattern.compile("\\d{1,4}");
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][ ]")
          .appendValue(ChronoField.HOUR_OF_DAY)
          .appendPattern(":mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .parseLenient()
          .appendPattern("[ ]")
          .optionalStart()
          .appendOffsetId()
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  static Optional<Stamp> parse(@Nullable String raw) {
    var text = Texts.line(raw);
    if (text == null) {
      return Optional.empty();
    }
    try {
      var padded = ONE_DIGIT_OFFSET.matcher(text).replaceFirst("$10$2");
      return Optional.of(of(FORM.parse(padded))).filter(stamp -> isPlausible(stamp.local));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Within centuries in which conferences are held, so that nothing overflows later. */
  static boolean isPlausible(LocalDateTime time) {
    return time.getYear() >= 1900 && time.getYear() < 2200;
  }

  /** Longer than nothing, and not longer than a month. */
  static boolean isPlausible(Duration duration) {
    return duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0;
  }

  /** The date in a date, or in a date and time. */
  static Optional<LocalDate> date(@Nullable String raw) {
    var text = Texts.line(raw);
    if (text == null || text.length() < 10) {
      return Optional.empty();
    }
    try {
      var date = LocalDate.parse(text.substring(0, 10));
      return Optional.of(date).filter(found -> isPlausible(found.atStartOfDay()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** "9:30", "09:30", "09:30:00". */
  static Optional<LocalTime> time(@Nullable String raw) {
    return clock(raw)
        .filter(time -> time.compareTo(Duration.ofDays(1)) < 0)
        .map(time -> LocalTime.ofSecondOfDay(time.toSeconds()));
  }

  /** "00:45", "1:30:00", "PT45M", or a number of minutes. */
  static Optional<Duration> duration(@Nullable String raw) {
    var text = Texts.line(raw);
    if (text == null) {
      return Optional.empty();
    }
    if (MINUTES.matcher(text).matches()) {
      return Optional.of(Duration.ofMinutes(Integer.parseInt(text)));
    }
    return clock(text).or(() -> iso(text));
  }

  /** A moment; without an offset, in the given zone. */
  ZonedDateTime in(ZoneId zone) {
    return offset == null ? local.atZone(zone) : local.atOffset(offset).atZoneSameInstant(zone);
  }

  private static Stamp of(TemporalAccessor parsed) {
    return new Stamp(LocalDateTime.from(parsed), parsed.query(TemporalQueries.offset()));
  }

  private static Optional<Duration> clock(@Nullable String raw) {
    var text = Texts.line(raw);
    return Optional.ofNullable(text).map(CLOCK::matcher).filter(Matcher::matches).map(Stamp::sum);
  }

  private static Duration sum(Matcher clock) {
    var seconds = clock.group(3) == null ? "0" : clock.group(3);
    return Duration.ofHours(Long.parseLong(clock.group(1)))
        .plusMinutes(Long.parseLong(clock.group(2)))
        .plusSeconds(Long.parseLong(seconds));
  }

  private static Optional<Duration> iso(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
