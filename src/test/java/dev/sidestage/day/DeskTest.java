package dev.sidestage.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The organiser's desk")
class DeskTest {
  @RegisterExtension
  static final Running sidestage =
      Running.with("SIDESTAGE_CLOCK", Programme.QUARTER_TO_TEN, "SIDESTAGE_SOON", "5");

  private final Programme day = new Programme(sidestage);

  /** Each test begins with the talks where the programme has them. */
  @BeforeEach
  void load() {
    day.clock("09:45");
    day.load("09:45");
    for (var title : new String[] {"One", "Two", "Three", "Four", "Five", "Night"}) {
      day.change(title, "\"state\":\"scheduled\",\"held\":false").orFail();
    }
  }

  @Test
  @DisplayName("takes a talk live before its time, and once: whoever presses again changes nothing")
  void early() {
    announceAnew("One");
    var before = day.talk("One");
    try (var stream = day.follow()) {
      var live = day.change("One", "\"state\":\"live\"").orFail().json();
      assertEquals("live", live.get("state").asText());
      assertEquals(Programme.at("09:45"), live.get("startedAt").asText().replaceAll("\\.\\d+", ""));
      assertFalse(live.get("held").asBoolean(), "its end is still the clock's");
      var id = before.get("id").asText();
      var again = day.change(id, before.get("version").asInt(), "\"state\":\"live\"").orFail();
      assertEquals(live.get("version"), again.json().get("version"));
      day.change("Five", "\"title\":\"Five\"").orFail();
      day.change("Five", "\"title\":\"The last\"").orFail();
      var seen = stream.until(event -> event.data().contains("The last"));
      assertEquals(
          java.util.List.of("talk.changed", "talk.started", "talk.changed"),
          seen.stream().map(event -> event.event()).toList());
    }
    day.change("The last", "\"title\":\"Five\"").orFail();
  }

  @Test
  @DisplayName("ends what was to be over when the next talk of the room is taken live")
  void next() {
    day.change("One", "\"state\":\"live\"").orFail();
    day.change("Two", "\"state\":\"live\"").orFail();
    assertEquals("ended", day.state("One"));
    assertTrue(day.talk("One").has("endedAt"));
    assertEquals("live", day.state("Two"));
  }

  @Test
  @DisplayName("refuses what is based on an older version, and says what is true now")
  void stale() {
    var two = day.talk("Two");
    day.change("Two", "\"title\":\"Two, at last\"").orFail();
    var refused =
        day.change(two.get("id").asText(), two.get("version").asInt(), "\"state\":\"cancelled\"");
    assertEquals(409, refused.status());
    assertTrue(refused.json().get("type").asText().endsWith("stale-version"));
    assertEquals("Two, at last", refused.json().at("/talk/title").asText());
    assertEquals("scheduled", day.state("Two, at last"));
    day.change("Two, at last", "\"title\":\"Two\"").orFail();
  }

  @Test
  @DisplayName(
      "moves a talk by its start alone, which keeps its length, in any way to write the time")
  void move() {
    day.change("Two", "\"startsAt\":\"2026-12-01T10:40:00Z\"").orFail();
    assertEquals("11:40 12:10 hall", day.place("Two"));
    day.change("Two", "\"startsAt\":\"" + Programme.at("10:30") + "\",\"room\":\"attic\"").orFail();
    assertEquals("10:30 11:00 attic", day.place("Two"));
  }

  @Test
  @DisplayName("leaves a talk after midnight with its evening, and takes one to the morning's day")
  void midnight() {
    day.change("Night", "\"startsAt\":\"2026-12-02T02:00:00+01:00\"").orFail();
    assertEquals("2026-12-01", day.talk("Night").get("day").asText());
    day.change("Night", "\"startsAt\":\"2026-12-02T09:00:00+01:00\"").orFail();
    assertEquals("2026-12-02", day.talk("Night").get("day").asText());
  }

  @Test
  @DisplayName("shifts what comes after a talk as it was planned, once, however often it is sent")
  void shift() {
    var one = day.talk("One").get("id").asText();
    assertEquals(409, day.organiser().get("/api/talks/" + one + "/shift").status());
    day.change("One", "\"state\":\"live\"").orFail();
    day.change("One", "\"held\":true").orFail();
    day.clock("10:27");
    assertEquals("live", day.state("One"));
    var plan = day.organiser().get("/api/talks/" + one + "/shift").orFail().json();
    assertEquals(7, plan.get("minutes").asInt());
    assertEquals(3, plan.get("changes").size());
    assertEquals("10:30 11:00 hall", day.place("Two"), "a plan changes nothing");

    var body = "{\"changes\":" + plan.get("plan") + "}";
    var done = day.organiser().patch("/api/talks", body).orFail().json();
    assertEquals(plan.get("changes"), done.get("changes"));
    assertEquals(
        0, day.organiser().patch("/api/talks", body).orFail().json().get("changes").size());
    assertEquals("10:00 10:27 hall", day.place("One"));
    assertEquals("10:37 11:07 hall", day.place("Two"));
    assertEquals("11:17 11:47 hall", day.place("Three"));
    assertEquals("10:30 11:00 attic", day.place("Four"));

    day.organiser().patch("/api/talks", undo(done)).orFail();
    assertEquals("11:10 11:40 hall", day.place("Three"));
    assertEquals(
        409, day.organiser().patch("/api/talks", undo(done).replace("11:10", "11:05")).status());
  }

  @Test
  @DisplayName("swaps two talks as one change: all of it, or nothing")
  void swap() {
    var two = day.talk("Two");
    var five = day.talk("Five");
    var swap = "{\"changes\":[%s,%s]}".formatted(inPlaceOf(two, five), inPlaceOf(five, two));
    day.change("Five", "\"title\":\"Five!\"").orFail();
    var refused = day.organiser().patch("/api/talks", swap);
    assertEquals(409, refused.status());
    assertEquals("10:30 11:00 hall", day.place("Two"));
    day.change("Five!", "\"title\":\"Five\"").orFail();
    five = day.talk("Five");
    swap = "{\"changes\":[%s,%s]}".formatted(inPlaceOf(two, five), inPlaceOf(five, two));
    var preview = day.organiser().patch("/api/talks?dryRun=true", swap).orFail().json();
    assertFalse(preview.get("applied").asBoolean());
    assertEquals("10:30 11:00 hall", day.place("Two"));
    var done = day.organiser().patch("/api/talks", swap).orFail().json();
    assertEquals(preview.get("changes"), done.get("changes"));
    assertEquals("11:30 12:00 attic", day.place("Two"));
    assertEquals("10:30 11:00 hall", day.place("Five"));
  }

  @Test
  @DisplayName("tells what is odd about a change, and lets it be")
  void odd() {
    var preview =
        day.organiser()
            .patch(
                "/api/talks?dryRun=true",
                "{\"changes\":[{\"talk\":\"%s\",\"version\":%d,\"startsAt\":\"%s\"},{\"talk\":\"%s\",\"version\":%d,\"day\":\"2026-12-24\",\"startsAt\":\"2026-12-24T10:00:00+01:00\"}]}"
                    .formatted(
                        day.talk("Two").get("id").asText(),
                        day.talk("Two").get("version").asInt(),
                        Programme.at("11:00"),
                        day.talk("Five").get("id").asText(),
                        day.talk("Five").get("version").asInt()))
            .orFail()
            .json();
    var kinds = new ArrayList<String>();
    preview.get("remarks").forEach(remark -> kinds.add(remark.get("kind").asText()));
    assertEquals(java.util.List.of("overlap", "outside"), kinds);
    assertEquals(day.talk("Three").get("id"), preview.at("/remarks/0/other"));
  }

  @ParameterizedTest
  @CsvSource({
    "scheduled, live, 200", "scheduled, ended, 200", "scheduled, cancelled, 200",
    "live, scheduled, 200", "live, ended, 200", "live, cancelled, 200",
    "ended, scheduled, 200", "ended, live, 200", "ended, cancelled, 409",
    "cancelled, scheduled, 200", "cancelled, live, 200", "cancelled, ended, 409"
  })
  @DisplayName("takes a talk from state to state by the table alone, and back again")
  void states(String from, String to, int status) {
    day.change("Two", "\"state\":\"" + from + "\"").orFail();
    var version = day.talk("Two").get("version").asInt();
    var id = day.talk("Two").get("id").asText();
    var body =
        "{\"changes\":[{\"talk\":\"%s\",\"version\":%d,\"state\":\"%s\"}]}"
            .formatted(id, version, to);
    var changed = day.organiser().patch("/api/talks", body);
    assertEquals(status, changed.status(), changed.text());
    assertEquals(status == 200 ? to : from, day.state("Two"));
    if (status == 200) {
      day.organiser().patch("/api/talks", undo(changed.json())).orFail();
      assertEquals(from, day.state("Two"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"endsAt\":\"2026-12-01T10:30:00+01:00\"",
        "\"endsAt\":\"2026-12-01T09:30:00+01:00\"",
        "\"endsAt\":\"2027-12-01T09:30:00+01:00\"",
        "\"startsAt\":\"2026-12-01T10:30:00\"",
        "\"startsAt\":\"tomorrow\"",
        "\"startsAt\":12",
        "\"room\":\"cellar\"",
        "\"state\":\"paused\"",
        "\"state\":1",
        "\"held\":\"yes\"",
        "\"day\":\"2026-13-01\"",
        "\"title\":\"  \"",
        "\"stream\":\"javascript:alert(1)\"",
        "\"votes\":3"
      })
  @DisplayName("refuses what can't be, names the field, and changes nothing")
  void bad(String fields) {
    var before = day.talk("Two");
    var refused = day.change("Two", fields);
    assertEquals(400, refused.status(), refused.text());
    assertEquals(fields.split("\"", -1)[1], refused.json().get("field").asText());
    assertEquals(before, day.talk("Two"));
  }

  @Test
  @DisplayName("refuses changes without a version, of no talk, of one twice, and of too many")
  void badPlans() {
    var id = day.talk("Two").get("id").asText();
    var twice = "{\"talk\":\"%s\",\"version\":1}".formatted(id);
    assertEquals(400, day.organiser().patch("/api/talks/" + id, "{\"title\":\"x\"}").status());
    assertEquals(
        404, day.change("00000000-0000-4000-8000-000000000000", 1, "\"title\":\"x\"").status());
    assertEquals(400, patch("[" + twice + "," + twice + "]").status());
    assertEquals(
        404, patch("[" + twice.replace(id, "00000000-0000-4000-8000-000000000000") + "]").status());
    assertEquals(400, patch("[" + "{\"version\":1}" + "]").status());
    assertEquals(400, patch("[" + (twice + ",").repeat(500) + twice + "]").status());
    for (var minutes : new String[] {"1.5", "2000", ""}) {
      var path = "/api/talks/" + id + "/shift?minutes=" + minutes;
      assertEquals(400, day.organiser().get(path).status());
    }
  }

  /** Whoever comes back is announced as if for the first time. */
  private void announceAnew(String title) {
    day.change(title, "\"state\":\"cancelled\"").orFail();
    day.change(title, "\"state\":\"scheduled\"").orFail();
  }

  private Client.Answered patch(String changes) {
    return day.organiser().patch("/api/talks", "{\"changes\":" + changes + "}");
  }

  private static String undo(JsonNode done) {
    var changes = new ArrayList<String>();
    done.get("changes").forEach(change -> changes.add(change.get("was").toString()));
    return "{\"changes\":[" + String.join(",", changes) + "]}";
  }

  private static String inPlaceOf(JsonNode talk, JsonNode other) {
    return "{\"talk\":%s,\"version\":%s,\"room\":%s,\"startsAt\":%s,\"endsAt\":%s}"
        .formatted(
            talk.get("id"),
            talk.get("version"),
            other.get("room"),
            other.get("startsAt"),
            other.get("endsAt"));
  }
}
