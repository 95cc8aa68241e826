package dev.sidestage.schedule;

import static dev.sidestage.schedule.CalendarEvents.calendar;
import static dev.sidestage.schedule.CalendarEvents.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import dev.sidestage.Client;
import dev.sidestage.Running;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The schedule for other programs")
class ExportTest {
  @RegisterExtension
  static final Running sidestage =
      Running.with("SIDESTAGE_CLOCK", "2036-11-01T07:00:00+01:00@1000");

  private String uid = UUID.randomUUID().toString();

  @ParameterizedTest(name = "is at {0}, and isn't sent again while it is the same")
  @CsvSource({
    "/schedule.xml, application/xml",
    "/schedule.json, application/json",
    "/schedule.sidestage.json, application/json",
    "/schedule.ics, text/calendar"
  })
  void exports(String path, String type) {
    load(event(uid, "Export", "Hall", 12));
    var got = fresh(path);
    assertEquals(200, got.status());
    assertTrue(String.valueOf(got.header("content-type")).startsWith(type));
    assertTrue(got.text().contains("Export"), got::text);
    var etag = String.valueOf(got.header("etag"));
    assertEquals(304, sidestage.nobody().with("If-None-Match", etag).get(path).status());
    assertEquals(400, sidestage.nobody().get(path + "?day=1").status());
  }

  @Test
  @DisplayName(
      "is read by another calendar library alike before and after a move and a cancellation")
  void otherLibrary() {
    load(event(uid, "Grüße aus 会议室, with a title that is long enough to be folded", "Hall", 12));
    var planned = entry("/schedule.ics");
    assertEquals(0, planned.getSequence().getValue());
    assertEquals("2036-12-01T12:00:00Z", instant(planned.getDateStart().getValue()));
    assertEquals("Hall", planned.getLocation().getValue());
    assertTrue(planned.getStatus().isConfirmed());

    load(event(uid, "Grüße aus 会议室, with a title that is long enough to be folded", "Garden", 13));
    var moved = entry("/talks/" + uid + ".ics");
    assertEquals(planned.getUid(), moved.getUid());
    assertEquals(planned.getSummary(), moved.getSummary());
    assertEquals(1, moved.getSequence().getValue());
    assertEquals("2036-12-01T13:00:00Z", instant(moved.getDateStart().getValue()));
    assertEquals("Garden", moved.getLocation().getValue());
    assertTrue(changed(moved).isAfter(changed(planned)));
    assertEquals(moved.getLastModified().getValue(), moved.getDateTimeStamp().getValue());

    load(event("another", "Another", "Hall", 9));
    var cancelled = entry("/schedule.ics");
    assertTrue(cancelled.getStatus().isCancelled());
    assertEquals(2, cancelled.getSequence().getValue());
  }

  @Test
  @DisplayName("is a calendar of lines of 75 octets at most, with CRLF, asking to be read again")
  void lines() {
    load(event(uid, "会议室".repeat(40), "Hall", 12));
    var text = fresh("/schedule.ics").text();
    assertTrue(text.contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT15M\r\n"));
    for (var line : text.split("\r\n", -1)) {
      assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
      assertFalse(line.contains("\n"));
    }
    assertTrue(text.replace("\r\n ", "").contains("SUMMARY:" + "会议室".repeat(40)));
  }

  @Test
  @DisplayName("has the stream of a talk in its calendar, and nothing of a talk that isn't there")
  void stream() {
    load(event(uid, "Streamed", "Hall", 12));
    sidestage.organiser().send("PATCH", "/api/rooms/hall", "{\"stream\":\"https://vimeo.com/1\"}");
    var text = fresh("/talks/" + uid + ".ics").text().replace("\r\n ", "");
    assertTrue(
        text.contains("CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=Stream:https://vimeo.com/1"), text);
    assertEquals(404, sidestage.nobody().get("/talks/" + UUID.randomUUID() + ".ics").status());
    assertEquals(404, sidestage.nobody().get("/talks/x.ics").status());
  }

  private VEvent entry(String path) {
    return Biweekly.parse(fresh(path).text()).first().getEvents().stream()
        .filter(event -> event.getUid().getValue().equals(uid))
        .findFirst()
        .orElseThrow();
  }

  private static Instant changed(VEvent event) {
    return event.getLastModified().getValue().toInstant();
  }

  private static String instant(Date date) {
    return date.toInstant().toString();
  }

  private static String cursor = "";

  private static Client.Answered fresh(String path) {
    return sidestage.nobody().with("Sidestage-Cursor", cursor).get(path);
  }

  private static void load(String... events) {
    var loaded =
        sidestage
            .organiser()
            .with("Content-Type", "text/calendar")
            .put("/api/schedule", calendar(events));
    assertEquals(200, loaded.status(), loaded.text());
    cursor = Objects.requireNonNull(loaded.header("sidestage-cursor"));
  }
}
