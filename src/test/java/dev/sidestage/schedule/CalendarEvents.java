package dev.sidestage.schedule;

/** Small calendars for tests: one line per talk. */
final class CalendarEvents {
  private CalendarEvents() {}

  /** A calendar with these events. */
  static String calendar(String... events) {
    return """
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//test//EN
    X-WR-TIMEZONE:Europe/Berlin
    NAME:A day
    %sEND:VCALENDAR
    """
        .formatted(String.join("", events));
  }

  /** From that hour of UTC, for an hour, on the first of December 2036. */
  static String event(String uid, String title, String room, int hour) {
    return """
    BEGIN:VEVENT
    UID:%s
    DTSTAMP:20361101T000000Z
    DTSTART:20361201T%02d0000Z
    DTEND:20361201T%02d0000Z
    SUMMARY:%s
    LOCATION:%s
    END:VEVENT
    """
        .formatted(uid, hour, hour + 1, title, room);
  }

  /** So many. */
  static String many(int count) {
    var events = new StringBuilder();
    for (var i = 0; i < count; i++) {
      events.append(event("talk-" + i, "Talk " + i, "Room " + i, 10));
    }
    return calendar(events.toString());
  }
}
