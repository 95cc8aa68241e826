package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.exchange.CalendarPart.Property;
import dev.sidestage.schedule.exchange.Report.Format;
import dev.sidestage.schedule.exchange.Source.Conference;
import dev.sidestage.schedule.exchange.Source.Entry;
import dev.sidestage.schedule.exchange.Source.Exact;
import dev.sidestage.schedule.exchange.Source.Identity;
import dev.sidestage.schedule.exchange.Source.Reference;
import dev.sidestage.schedule.exchange.Source.Words;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads iCalendar (RFC 5545): each VEVENT with a time of day becomes a talk, its LOCATION the room.
 * There are no days in it, and no speakers: an ATTENDEE is a guest.
 */
final class ICalendar {
  private static final Set<String> SILENT = Set.of("VEVENT", "VTIMEZONE", "VFREEBUSY");

  private final List<CalendarPart> calendars;
  private final CalendarTimes times;
  private final Oddities oddities;

  private ICalendar(List<CalendarPart> calendars, Oddities oddities) {
    this.calendars = calendars;
    this.times = new CalendarTimes(calendars);
    this.oddities = oddities;
  }

  static Source read(byte[] bytes, Oddities oddities) throws UnreadableSchedule {
    return new ICalendar(CalendarParts.of(CalendarText.of(bytes, oddities)), oddities).read();
  }

  private Source read() {
    var entries =
        calendars.stream()
            .flatMap(calendar -> calendar.parts().stream())
            .flatMap(part -> entry(part).stream())
            .toList();
    return new Source(Format.ICALENDAR, conference(), List.of(), List.of(), entries);
  }

  private Conference conference() {
    return new Conference(
        "line " + calendars.get(0).line(),
        Stream.of("NAME", "X-WR-CALNAME", "X-WR-CALDESC")
            .map(this::ofCalendar)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        null,
        times.eventZone(),
        ofCalendar("URL"),
        null);
  }

  private @Nullable String ofCalendar(String property) {
    return calendars.get(0).text(property);
  }

  private Optional<Entry> entry(CalendarPart part) {
    var place = "line " + part.line();
    if (!SILENT.contains(part.name())) {
      oddities.leftOut(place, "A " + Texts.shortened(part.name()) + " is no entry of a schedule.");
    }
    if (!part.name().equals("VEVENT")) {
      return Optional.empty();
    }
    var where = Source.where(place, part.text("SUMMARY"));
    return when(part, where).map(when -> entry(part, place, when));
  }

  private Entry entry(CalendarPart event, String place, Exact when) {
    return new Entry(
        place,
        null,
        identity(event),
        when,
        event.text("LOCATION"),
        words(event),
        List.of(),
        event.properties().stream()
            .filter(property -> property.name().equals("ATTACH"))
            .filter(property -> property.parameter("VALUE") == null)
            .map(attach -> new Reference(attach.parameter("FILENAME"), attach.value()))
            .toList(),
        event.property("URL").map(Property::value).orElse(null),
        "CANCELLED".equalsIgnoreCase(Texts.line(event.text("STATUS"))),
        Source.More.NONE);
  }

  /** One occurrence of a series that was changed has the series' UID, and its own RECURRENCE-ID. */
  private static Identity identity(CalendarPart event) {
    var uid = event.text("UID");
    var occurrence = event.property("RECURRENCE-ID").map(Property::value);
    return new Identity(
        occurrence.isEmpty() ? uid : null, uid == null ? null : uid + occurrence.orElse(""), null);
  }

  private static Words words(CalendarPart event) {
    var language = event.property("SUMMARY").map(summary -> summary.parameter("LANGUAGE"));
    return new Words(
        event.text("SUMMARY"),
        null,
        null,
        event.text("CATEGORIES"),
        language.orElse(null),
        null,
        description(event));
  }

  /** The styled one (RFC 9073), where it has one: a plain one is only derived from that. */
  private static @Nullable String description(CalendarPart event) {
    return event
        .property("STYLED-DESCRIPTION")
        .filter(styled -> "text/html".equalsIgnoreCase(styled.parameter("FMTTYPE")))
        .map(styled -> event.text("STYLED-DESCRIPTION"))
        .orElseGet(() -> event.text("DESCRIPTION"));
  }

  private Optional<Exact> when(CalendarPart event, String where) {
    var start = event.property("DTSTART");
    if (start.isEmpty()) {
      return leftOut(where, "It has no DTSTART.");
    }
    if (CalendarTimes.isDate(start.get())) {
      return leftOut(where, "It lasts whole days: it has a date and no time of day.");
    }
    var startsAt = times.moment(start.get());
    if (startsAt.isEmpty()) {
      return leftOut(where, "Its DTSTART is no date and time such as 20200114T070000.");
    }
    var endsAt = end(event, startsAt.get());
    if (endsAt.isEmpty()) {
      return leftOut(where, "It has no readable DTEND or DURATION.");
    }
    reportOddTimes(event, start.get(), where);
    return Optional.of(new Exact(startsAt.get(), endsAt.get()));
  }

  private Optional<ZonedDateTime> end(CalendarPart event, ZonedDateTime startsAt) {
    return event
        .property("DTEND")
        .flatMap(times::moment)
        .or(() -> event.property("DURATION").flatMap(CalendarTimes::duration).map(startsAt::plus));
  }

  private void reportOddTimes(CalendarPart event, Property start, String where) {
    if (!times.isZoneKnown(start)) {
      oddities.add(
          where + " (" + Texts.shortened(String.valueOf(start.parameter("TZID"))) + ")",
          "Its time zone is not a known one.",
          "The calendar's time zone was taken.");
    }
    if (event.property("RRULE").isPresent() || event.property("RDATE").isPresent()) {
      oddities.add(where, "It repeats.", "Only its first time was taken.");
    }
  }

  private Optional<Exact> leftOut(String where, String what) {
    oddities.leftOut(where, what);
    return Optional.empty();
  }
}
