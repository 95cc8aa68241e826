package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.exchange.CalendarPart.Property;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands iCalendar's times (RFC 5545, sections 3.3.4 to 3.3.6) in the JDK's own zones. */
final class CalendarTimes {
  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final Pattern DATE = Pattern.compile("\\d{8}");
  private static final Pattern WEEKS = Pattern.compile("(?i)\\+?P(\\d{1,3})W");

  /** What a calendar's own VTIMEZONEs say of themselves, for ids that mean nothing elsewhere. */
  private final Map<String, String> locations = new HashMap<>();

  private final @Nullable String eventZone;

  CalendarTimes(List<CalendarPart> calendars) {
    calendars.stream().flatMap(calendar -> calendar.parts("VTIMEZONE")).forEach(this::note);
    this.eventZone =
        calendars.stream()
            .flatMap(calendar -> calendar.property("X-WR-TIMEZONE").stream())
            .map(Property::value)
            .findFirst()
            .or(() -> firstKnownId(calendars))
            .orElse(null);
  }

  /** What the calendar calls its zone, or the first one that it uses. */
  @Nullable String eventZone() {
    return eventZone;
  }

  static boolean isDate(Property property) {
    return DATE.matcher(property.value().strip()).matches()
        || "DATE".equalsIgnoreCase(property.parameter("VALUE"));
  }

  /** Whether it names a zone that is known, or none. */
  boolean isZoneKnown(Property property) {
    var id = property.parameter("TZID");
    return id == null || zone(id).isPresent();
  }

  Optional<ZonedDateTime> moment(Property property) {
    var value = property.value().strip().toUpperCase(Locale.ROOT);
    var utc = value.endsWith("Z");
    try {
      var local = LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, FORM);
      return Optional.of(local)
          .filter(Stamp::isPlausible)
          .map(time -> time.atZone(utc ? ZoneOffset.UTC : zoneOf(property)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** "PT1H30M", "P1DT2H", "P1W". */
  static Optional<Duration> duration(Property property) {
    var value = property.value().strip();
    var weeks = WEEKS.matcher(value);
    if (weeks.matches()) {
      return Optional.of(Duration.ofDays(7 * Long.parseLong(weeks.group(1))));
    }
    try {
      var duration = Duration.parse(value.startsWith("+") ? value.substring(1) : value);
      return Optional.of(duration).filter(Stamp::isPlausible);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private ZoneId zoneOf(Property property) {
    var id = property.parameter("TZID");
    return (id == null ? Optional.<ZoneId>empty() : zone(id))
        .or(() -> Zones.find(eventZone))
        .orElse(ZoneOffset.UTC);
  }

  private Optional<ZoneId> zone(String id) {
    return Zones.find(id).or(() -> Zones.find(locations.get(id)));
  }

  private void note(CalendarPart zone) {
    var id = zone.text("TZID");
    var location = zone.text("X-LIC-LOCATION");
    if (id != null && location != null) {
      locations.put(id, location);
    }
  }

  private Optional<String> firstKnownId(List<CalendarPart> calendars) {
    return calendars.stream()
        .flatMap(calendar -> calendar.parts("VEVENT"))
        .flatMap(event -> event.property("DTSTART").stream())
        .flatMap(start -> Optional.ofNullable(start.parameter("TZID")).flatMap(this::zone).stream())
        .map(ZoneId::getId)
        .findFirst();
  }
}
