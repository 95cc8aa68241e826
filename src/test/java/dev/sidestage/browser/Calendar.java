package dev.sidestage.browser;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A schedule as an organiser would upload it, in iCalendar: one event, of as many talks as one
 * adds.
 */
record Calendar(String name, String zone, String talks) {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  Calendar(String name, String zone) {
    this(name, zone, "");
  }

  /** The same with one more talk, which one finds again by its title. */
  Calendar with(String title, String room, Instant start, Instant end) {
    var talk =
        """
        BEGIN:VEVENT
        UID:%s@calendar.test
        SUMMARY:%s
        LOCATION:%s
        DTSTART:%s
        DTEND:%s
        END:VEVENT
        """
            .formatted(title.replace(' ', '-'), title, room, UTC.format(start), UTC.format(end));
    return new Calendar(name, zone, talks + talk);
  }

  /** The file. */
  @Override
  public String toString() {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:%s\nX-WR-TIMEZONE:%s\n%sEND:VCALENDAR\n"
        .formatted(name, zone, talks);
  }
}
