package dev.sidestage.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Running;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Of a talk's changes")
class TalkHistoryTest {
  private final String talk = UUID.randomUUID().toString();

  @RegisterExtension
  static final Running sidestage = Running.with("SIDESTAGE_CLOCK", "2036-12-01T10:00:00+01:00");

  @Test
  @DisplayName("those of time, room and cancellation are counted, and the last start is kept")
  void counted() {
    var first = load("Hall", "14:00", "Opening");
    assertEquals(0, first.get("revision").asInt());
    assertFalse(first.has("previousStart"));
    assertChangedNow(first);

    var renamed = load("Hall", "14:00", "Opening, with music");
    assertEquals(0, renamed.get("revision").asInt());
    assertTrue(changedAt(renamed).isAfter(changedAt(first)));

    var moved = load("Hall", "15:00", "Opening, with music");
    assertEquals(1, moved.get("revision").asInt());
    assertEquals("2036-12-01T14:00:00+01:00", moved.get("previousStart").asText());

    var elsewhere = load("Garden", "15:00", "Opening, with music");
    assertEquals(2, elsewhere.get("revision").asInt());
    assertEquals("2036-12-01T14:00:00+01:00", elsewhere.get("previousStart").asText());
    assertEquals(3, load("Hall", "15:00", null).get("revision").asInt());
  }

  @Test
  @DisplayName("going live is none: its calendar entry stays as it is")
  void live() {
    var planned = load("Stage", "14:00", "Keynote");
    try (var readers = sidestage.nobody().live("topics=talk:" + talk)) {
      readers.next("hello");
      var begun = load("Stage", "09:59", "Keynote");
      readers.next("talk.started");
      var live = talk(null);
      assertEquals("live", live.get("state").asText());
      assertEquals(begun.get("revision"), live.get("revision"));
      assertEquals(begun.get("changedAt"), live.get("changedAt"));
      assertEquals(planned.get("startsAt"), live.get("previousStart"));
    }
  }

  private static void assertChangedNow(JsonNode talk) {
    var since = Duration.between(OffsetDateTime.parse("2036-12-01T10:00+01:00"), changedAt(talk));
    assertFalse(since.isNegative(), since.toString());
    assertTrue(since.toHours() < 1, since.toString());
  }

  private static OffsetDateTime changedAt(JsonNode talk) {
    return OffsetDateTime.parse(talk.get("changedAt").asText());
  }

  /** Loads the schedule with the talk; without it where there is no title. */
  private JsonNode load(String room, String start, @Nullable String title) {
    var event = title == null ? "" : EVENT.formatted(talk, start, start, title);
    var loaded =
        sidestage
            .organiser()
            .with("Content-Type", "application/xml")
            .put("/api/schedule", SCHEDULE.formatted(room, event));
    assertEquals(200, loaded.status(), loaded.text());
    return talk(Objects.requireNonNull(loaded.header("sidestage-cursor")));
  }

  private JsonNode talk(@Nullable String since) {
    var nobody = sidestage.nobody();
    return (since == null ? nobody : nobody.with("Sidestage-Cursor", since))
        .get("/api/talks/" + talk)
        .json();
  }

  private static final String EVENT =
      """
      <event id="1" guid="%s">
        <date>2036-12-01T%s:00+01:00</date><start>%s</start><duration>00:30</duration>
        <title>%s</title>
      </event>
      """;

  private static final String SCHEDULE =
      """
      <schedule>
        <version>1</version>
        <conference>
          <title>A day</title><time_zone_name>Europe/Berlin</time_zone_name>
        </conference>
        <day index="1" date="2036-12-01" start="2036-12-01T09:00:00+01:00" end="2036-12-01T18:00:00+01:00">
          <room name="%s">
            %s
          </room>
          <room name="Foyer">
            <event id="2" guid="7d1f0e0b-1a3b-4c3e-8f4e-0d1c2b3a4f5e">
              <date>2036-12-01T17:00:00+01:00</date><start>17:00</start><duration>00:30</duration>
              <title>Closing</title>
            </event>
          </room>
        </day>
      </schedule>
      """;
}
