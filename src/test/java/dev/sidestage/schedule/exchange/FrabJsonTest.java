package dev.sidestage.schedule.exchange;

import static dev.sidestage.schedule.exchange.Oddly.assertOdd;
import static dev.sidestage.schedule.exchange.Oddly.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.schedule.Link;
import dev.sidestage.schedule.Room;
import dev.sidestage.schedule.Talk.Speaker;
import dev.sidestage.schedule.exchange.Report.Format;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Frab JSON")
class FrabJsonTest {
  private static final String TALK =
      """
      {"id": 7, "guid": "00000000-0000-4000-8000-000000000007", "date": "2024-12-27T10:30:00+01:00",
       "start": "10:30", "duration": "00:30", "room": "Saal 1", "title": "On stages",
       "persons": [{"id": 1, "public_name": "Ada"}, {"name": "Bo"}, {"code": "X"}],
       "links": [{"title": "Slides", "url": "slides"}], "attachments": [{"url": "https://x.test/a"}],
       "subtitle": null, "do_not_record": true}
      """;

  @Test
  @DisplayName("becomes a talk, its event and its rooms, and nothing is odd")
  void everything() {
    var imported = read(schedule(TALK));

    var talk = only(imported);
    assertEquals(UUID.fromString("00000000-0000-4000-8000-000000000007"), talk.id());
    assertEquals("2024-12-27T10:30+01:00", talk.slot().startsAt().toString());
    assertEquals("2024-12-27T11:00+01:00", talk.slot().endsAt().toString());
    assertEquals(List.of(new Speaker("Ada"), new Speaker("Bo")), talk.content().speakers());
    assertEquals(
        List.of(
            new Link("Slides", URI.create("https://camp.test/slides")),
            new Link("https://x.test/a", URI.create("https://x.test/a"))),
        talk.content().links());
    assertEquals("Camp", imported.schedule().event().name());
    assertEquals(
        List.of("lounge", "saal-1"), imported.schedule().rooms().stream().map(Room::id).toList());
    assertEquals(List.of(), imported.report().oddities());
  }

  @Test
  @DisplayName("is read with a byte order mark, and in UTF-16")
  void encodings() throws UnreadableSchedule {
    var marked = "\uFEFF" + schedule(TALK);

    var utf8 = ScheduleReader.read(Format.FRAB_JSON, marked.getBytes(StandardCharsets.UTF_8));
    var utf16 = ScheduleReader.read(Format.FRAB_JSON, marked.getBytes(StandardCharsets.UTF_16LE));

    assertEquals(1, utf8.report().talks());
    assertEquals(1, utf16.report().talks());
  }

  @Test
  @DisplayName("reports what is in the wrong place or of the wrong type")
  void wrongTypes() {
    var odd = TALK.replace("\"id\": 7", "\"id\": \"7\"").replace("\"id\": 1", "\"id\": \"ada\"");
    var text =
        schedule(odd, "\"none\"")
            .replace("\"version\": \"1\"", "\"rooms\": [{\"name\": \"Attic\"}, 5]")
            .replace("\"daysCount\": 1", "\"daysCount\": 3");

    var imported = read(text);

    var talk = "days[0].rooms.Saal 1[0], talk “On stages”";
    assertEquals("Attic", imported.schedule().rooms().get(1).name());
    assertOdd(imported, talk, "Its id is a text");
    assertOdd(imported, talk, "person's id is a text");
    assertOdd(imported, "days[0].rooms.Saal 1[1]", "must be an object");
    assertOdd(imported, "schedule.rooms", "beside the conference");
    assertOdd(imported, "schedule", "version is missing");
    assertOdd(imported, "conference.daysCount", "3 days, and lists 1");
  }

  @Test
  @DisplayName("is read without a conference's words")
  void noConference() {
    var text =
        "{\"schedule\": {\"version\": \"1\", \"days\": ["
            + day("\"Saal 1\": [" + TALK + "]")
            + "]}}";

    var imported = read(text);

    assertEquals("Schedule", imported.schedule().event().name());
    assertOdd(imported, "schedule", "no object “conference”");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "`{` | Line 1 is not JSON: ",
        "`{\"schedule\": {}} x` | Line 1 is not JSON: ",
        "`{\"schedule\": [1}` | Line 1 is not JSON: Unexpected close marker '}': expected ']' (for"
            + " Array starting in line 1)",
        "`{}` | It has no object “schedule”.",
        "`[1]` | It has no object “schedule”.",
        "`{\"schedule\": {}}` | There is not a single talk in this schedule.",
        "`{\"schedule\": {\"days\": [{\"rooms\": [1]}]}}` | No talk in this schedule can be used. For"
            + " example, days[0].rooms: A day's rooms must be an object",
        "`{\"schedule\": {\"days\": [{\"rooms\": {\"A\": 1}}]}}` | No talk in this schedule can be"
            + " used. For example, days[0].rooms.A: A room's talks must be a list",
      })
  @DisplayName("is refused with a sentence that says what would be right")
  void refused(String text, String message) {
    var refusal = Oddly.refusal(Format.FRAB_JSON, text);

    assertTrue(refusal.startsWith(message), refusal);
  }

  @Test
  @DisplayName("is refused where it is nested far too deeply")
  void deep() {
    var refusal = Oddly.refusal(Format.FRAB_JSON, "{\"schedule\":" + "[".repeat(100_000));

    assertTrue(refusal.startsWith("Line 1 is not JSON: "), refusal);
    assertTrue(refusal.contains("nesting depth"), refusal);
  }

  @Test
  @DisplayName("is refused where its bytes are no text")
  void wrongBytes() {
    var refusal = Oddly.refusal(Format.FRAB_JSON, new byte[] {'{', '"', (byte) 0xE9, '"', '}'});

    assertTrue(refusal.contains("is not JSON"), refusal);
  }

  private static String schedule(String... talks) {
    return """
        {"$schema": "x", "schedule": {"version": "1", "base_url": "https://camp.test/",
         "conference": {"acronym": "camp", "title": "Camp", "daysCount": 1,
          "time_zone_name": "Europe/Berlin", "rooms": [{"name": "Lounge"}], "days": [%s]}}}
        """
        .formatted(day("\"Saal 1\": [" + String.join(",", talks) + "]"));
  }

  private static String day(String rooms) {
    return """
        {"index": 1, "date": "2024-12-27", "day_start": "2024-12-27T09:00:00+01:00",
         "day_end": "2024-12-28T06:00:00+01:00", "rooms": {%s}}
        """
        .formatted(rooms);
  }

  private static Imported read(String text) {
    return Oddly.read(Format.FRAB_JSON, text);
  }
}
