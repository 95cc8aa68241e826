package dev.sidestage.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An import")
class ImportTest {
  private final Running sidestage = Running.with("SIDESTAGE_CLOCK", "2031-05-10T05:00Z");
  private volatile @Nullable String cursor;

  @BeforeEach
  void start() throws Exception {
    sidestage.start();
  }

  @AfterEach
  void stop() {
    sidestage.stop();
  }

  /** A talk of a frab schedule, at an hour of a day that is far ahead. */
  private record Item(int number, String title, int hour, String room) {
    String guid() {
      return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    String xml() {
      return """
          <event id="%1$d" guid="%2$s"><room>%3$s</room><title>%4$s</title>
          <date>2031-05-10T%5$02d:00:00+02:00</date><start>%5$02d:00</start><duration>00:30</duration>
          <links><link href="https://camp.test/%1$d">Slides</link></links></event>
          """
          .formatted(number, guid(), room, title, hour);
    }
  }

  private static final Item ONE = new Item(1, "One", 10, "Hall");
  private static final Item TWO = new Item(2, "Two", 11, "Hall");

  private static String schedule(Item... items) {
    var rooms =
        Arrays.stream(items).collect(Collectors.groupingBy(Item::room)).entrySet().stream()
            .map(
                room ->
                    "<room name=\""
                        + room.getKey()
                        + "\">"
                        + room.getValue().stream().map(Item::xml).collect(Collectors.joining())
                        + "</room>")
            .collect(Collectors.joining());
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <schedule><version>1</version><conference><title>Camp</title><acronym>camp</acronym>
        <time_zone_name>Europe/Berlin</time_zone_name></conference>
        <day index="1" date="2031-05-10" start="2031-05-10T08:00:00+02:00" end="2031-05-10T23:00:00+02:00">%s</day>
        </schedule>
        """
        .formatted(rooms);
  }

  private Client xml() {
    return sidestage.organiser().with("Content-Type", "application/xml");
  }

  private JsonNode put(Item... items) {
    return put("/api/schedule", items);
  }

  private JsonNode put(String path, Item... items) {
    var answered = xml().put(path, schedule(items));
    assertEquals(200, answered.status(), answered::text);
    cursor = answered.header("sidestage-cursor");
    return answered.json();
  }

  /** With what was written last. */
  private Client.Answered get(String path) {
    var reader = sidestage.nobody();
    return (cursor == null ? reader : reader.with("Sidestage-Cursor", cursor)).get(path);
  }

  private List<String> titles() {
    var talks = get("/api/schedule").json().get("talks");
    return StreamSupport.stream(talks.spliterator(), false)
        .map(talk -> talk.get("title").asText() + " " + talk.get("state").asText())
        .toList();
  }

  private JsonNode talk(Item item) {
    return get("/api/talks/" + item.guid()).json();
  }

  private static void assertDifference(
      JsonNode result, int added, int moved, int changed, int cancelled, int unchanged) {
    var difference = result.get("difference");
    assertEquals(
        List.of(added, moved, changed, cancelled, unchanged),
        List.of(
            difference.get("new").size(),
            difference.get("moved").size(),
            difference.get("changed").size(),
            difference.get("cancelled").size(),
            difference.get("unchanged").asInt()),
        difference::toPrettyString);
  }

  @Test
  @DisplayName("onto the sample event takes its place, and leaves nothing of it")
  void ontoSample() {
    var stage = Stage.of(sidestage);
    var question = stage.approved("What about memory?");
    assertDifference(put("/api/schedule?dryRun=true", ONE, TWO), 2, 0, 0, 0, 0);
    assertDifference(put(ONE, TWO), 2, 0, 0, 0, 0);
    assertEquals(List.of("One scheduled", "Two scheduled"), titles());
    var event = get("/api/event").json();
    assertEquals("Camp", event.get("name").asText());
    assertEquals(1, event.get("rooms").size());
    assertEquals(404, sidestage.nobody().get("/api/talks/" + stage.talk()).status());
    assertEquals(404, sidestage.nobody().get(stage.questions()).status());
    assertEquals(
        404, sidestage.viewer().put("/api/questions/" + question + "/vote", null).status());
    assertEquals(
        404,
        sidestage
            .organiser()
            .patch("/api/questions/" + question, "{\"state\":\"next\",\"version\":2}")
            .status());
  }

  @Test
  @DisplayName("that repeats the last one changes no talk")
  void repeated() {
    put(ONE, TWO);
    var before = talk(ONE);
    assertDifference(put(ONE, TWO), 0, 0, 0, 0, 2);
    assertEquals(before, talk(ONE));
  }

  @Test
  @DisplayName("says what is new, moved, changed and cancelled, field by field")
  void difference() {
    var three = new Item(3, "Three", 12, "Hall");
    put(ONE, TWO, three);
    var result =
        put(
            new Item(1, "One", 14, "Attic"),
            new Item(2, "Two, again", 11, "Hall"),
            new Item(4, "Four", 15, "Hall"));
    assertDifference(result, 1, 1, 1, 1, 0);
    var moved = result.at("/difference/moved/0");
    assertEquals(ONE.guid(), moved.get("talk").asText());
    assertEquals(
        List.of("room", "startsAt", "endsAt"),
        StreamSupport.stream(moved.get("fields").spliterator(), false)
            .map(field -> field.get("field").asText())
            .toList());
    var renamed = result.at("/difference/changed/0/fields/0");
    assertEquals("Two", renamed.get("before").asText());
    assertEquals("Two, again", renamed.get("after").asText());
    assertEquals(three.guid(), result.at("/difference/cancelled/0/talk").asText());
    assertEquals(1, talk(new Item(1, "", 0, "")).get("timeChange").asInt());
    assertEquals(0, talk(TWO).get("timeChange").asInt());
    assertEquals(2, talk(TWO).get("version").asInt());
  }

  @Test
  @DisplayName("without a talk cancels it, which keeps its questions until it is back")
  void cancelled() {
    put(ONE, TWO);
    var questions = "/api/talks/" + ONE.guid() + "/questions";
    var viewer = sidestage.viewer();
    assertEquals(201, viewer.post(questions, "{\"text\":\"Why so?\"}").status());
    assertDifference(put(TWO), 0, 0, 0, 1, 1);
    assertEquals("cancelled", talk(ONE).get("state").asText());
    assertEquals(1, viewer.get(questions + "/mine").json().get("questions").size());
    assertEquals(409, viewer.post(questions, "{\"text\":\"And now?\"}").status());
    assertDifference(put(TWO), 0, 0, 0, 0, 1);
    var back = put(ONE, TWO);
    assertDifference(back, 0, 0, 1, 0, 1);
    assertEquals("cancelled", back.at("/difference/changed/0/fields/0/before").asText());
    assertEquals("scheduled", talk(ONE).get("state").asText());
    assertEquals(1, viewer.get(questions + "/mine").json().get("questions").size());
  }

  @Test
  @DisplayName("that is only tried changes nothing, and says what would")
  void dryRun() {
    put(ONE, TWO);
    var before = get("/api/schedule");
    var tried = put("/api/schedule?dryRun=true", new Item(1, "One", 14, "Attic"));
    assertEquals(false, tried.get("applied").asBoolean());
    assertDifference(tried, 0, 1, 0, 1, 0);
    var after = get("/api/schedule");
    assertEquals(before.text(), after.text());
    assertEquals(before.header("etag"), after.header("etag"));
    assertEquals(before.json().get("version"), tried.get("version"));
    assertEquals(tried.get("difference"), put(new Item(1, "One", 14, "Attic")).get("difference"));
  }

  @Test
  @DisplayName("takes its turn where several come at once: one of them stands, whole")
  void atOnce() {
    put(ONE);
    var all =
        IntStream.range(10, 18)
            .mapToObj(
                number ->
                    CompletableFuture.supplyAsync(() -> put(new Item(number, "A", 10, "Hall"))))
            .toList();
    var versions = all.stream().map(put -> put.join().get("version").asInt()).sorted().toList();
    assertEquals(IntStream.range(3, 11).boxed().toList(), versions);
    assertEquals(1, titles().stream().filter(title -> title.endsWith(" scheduled")).count());
    assertEquals(11, get("/api/schedule").json().get("version").asInt() + 1);
  }

  @Test
  @DisplayName("of a large schedule can be repeated without a difference")
  void large() throws IOException {
    var file =
        Path.of(System.getProperty("sidestage.shared", "../shared"), "data/38c3-schedule.xml");
    assumeTrue(Files.exists(file));
    var first = xml().send("PUT", "/api/schedule", Files.readAllBytes(file)).json();
    assertEquals(1_007, first.at("/difference/new").size());
    var before = get("/api/schedule").json().get("talks");
    var repeated = xml().send("PUT", "/api/schedule", Files.readAllBytes(file));
    cursor = repeated.header("sidestage-cursor");
    assertDifference(repeated.json(), 0, 0, 0, 0, 1_007);
    assertEquals(before, get("/api/schedule").json().get("talks"));
  }
}
