package dev.sidestage.day;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.LiveStream;
import dev.sidestage.Running;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A day in Berlin in two rooms, and what an organiser does to it. Its talks, by the event's time:
 * in the Hall {@code One} 10:00–10:20, {@code Two} 10:30–11:00, {@code Three} 11:10–11:40; in the
 * Attic {@code Four} 10:30–11:00, {@code Five} 11:30–12:00, and {@code Night} half past midnight.
 *
 * @param sidestage one that rehearses
 */
record Programme(Running sidestage) {
  /** The setting of a clock that hardly moves, at a quarter to ten. */
  static final String QUARTER_TO_TEN = "2026-12-01T09:45:00+01:00@0.001";

  private static final String DAY = "20261201T";

  /** Loads it, and stops the clock at a time of the day, "10:05". */
  void load(String time) {
    var talks =
        List.of(
            talk("One", "Hall", DAY + "100000", DAY + "102000"),
            talk("Two", "Hall", DAY + "103000", DAY + "110000"),
            talk("Three", "Hall", DAY + "111000", DAY + "114000"),
            talk("Four", "Attic", DAY + "103000", DAY + "110000"),
            talk("Five", "Attic", DAY + "113000", DAY + "120000"),
            talk("Night", "Attic", "20261202T003000", "20261202T010000"));
    var calendar =
        "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:A day\nX-WR-TIMEZONE:Europe/Berlin\n"
            + String.join("", talks)
            + "END:VCALENDAR\n";
    organiser().with("Content-Type", "text/calendar").put("/api/schedule", calendar).orFail();
    clock(time);
  }

  private static String talk(String title, String room, String start, String end) {
    return """
        BEGIN:VEVENT
        UID:%1$s@day.test
        SUMMARY:%1$s
        LOCATION:%2$s
        DTSTART;TZID=Europe/Berlin:%3$s
        DTEND;TZID=Europe/Berlin:%4$s
        END:VEVENT
        """
        .formatted(title, room, start, end);
  }

  Client organiser() {
    return sidestage.organiser();
  }

  /** Stops the clock at a time of the day. What is due by then happens. */
  void clock(String time) {
    organiser().patch("/api/clock", "{\"now\":\"%s\",\"speed\":0}".formatted(at(time))).orFail();
  }

  /** A time of the day, with its offset. */
  static String at(String time) {
    return "2026-12-01T" + time + ":00+01:00";
  }

  /** The talk as it is. */
  JsonNode talk(String title) {
    for (var talk : sidestage.nobody().get("/api/schedule").json().get("talks")) {
      if (talk.get("title").asText().equals(title)) {
        return talk;
      }
    }
    throw new AssertionError("no talk '" + title + "'");
  }

  String state(String title) {
    return talk(title).get("state").asText();
  }

  /** Changes a talk as it is now: {@code "\"state\":\"live\""}. */
  Client.Answered change(String title, String fields) {
    var talk = talk(title);
    return change(talk.get("id").asText(), talk.get("version").asInt(), fields);
  }

  Client.Answered change(String id, int version, String fields) {
    return organiser().patch("/api/talks/" + id, "{\"version\":%d,%s}".formatted(version, fields));
  }

  /** Follows everything from now on; the caller closes it. */
  LiveStream follow() {
    var stream = sidestage.nobody().live("topics=schedule");
    stream.next("hello");
    return stream;
  }

  /** Where a talk is: "10:30 11:00 hall". */
  String place(String title) {
    var talk = talk(title);
    return clockTime(talk, "startsAt")
        + " "
        + clockTime(talk, "endsAt")
        + " "
        + talk.get("room").asText();
  }

  private static String clockTime(JsonNode talk, String field) {
    return OffsetDateTime.parse(talk.get(field).asText()).toLocalTime().toString();
  }
}
