package dev.sidestage.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.LiveStream;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A reader that comes back")
class ResumeTest {
  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  private final Stage stage = Stage.of(sidestage);

  @Test
  @DisplayName("is told first where it stands")
  void hello() {
    stage.approved("Where do I stand?");
    var cursor = cursor(sidestage.nobody().get(stage.questions()));
    stage.approved("And now?");
    try (var stream = from(cursor)) {
      var hello = stream.next();
      assertEquals("hello", hello.event());
      assertEquals(cursor, hello.json().get("cursor").asText());
      assertEquals(cursor, hello.id(), "a connection that breaks now must go on from there");
      assertTrue(Integer.parseInt(stream.retry()) >= 1_000);
    }
  }

  @Test
  @DisplayName("gets exactly what it missed, once and in order, and then what comes")
  void missed() {
    var cursor = cursor(sidestage.nobody().get(stage.questions()));
    var first = stage.approved("What did I miss first?");
    var second = stage.approved("What did I miss second?");
    try (var stream = from(cursor)) {
      stream.next("hello");
      var third = stage.approved("What comes now?");
      assertEquals(List.of(first, second, third), asked(stream, third));
    }
  }

  @Test
  @DisplayName("is never sent again what was dismissed meanwhile")
  void dismissed() {
    var cursor = cursor(sidestage.nobody().get(stage.questions()));
    var unkind = stage.approved("Something unkind");
    stage.change(unkind, "{\"state\":\"dismissed\",\"version\":2,\"reason\":\"unkind\"}");
    var last = stage.approved("The last one");
    try (var stream = from(cursor)) {
      var seen = stream.until(event -> event.data().contains(last));
      assertFalse(seen.stream().anyMatch(event -> event.data().contains("Something unkind")));
      var gone =
          seen.stream()
              .filter(event -> event.event().equals("question.gone"))
              .findFirst()
              .orElseThrow();
      assertEquals(unkind, gone.json().get("id").asText());
    }
  }

  @Test
  @DisplayName("gets the counts that changed, without an id, at the end")
  void counts() {
    var question = stage.approved("How many votes?");
    var cursor = cursor(sidestage.nobody().get(stage.questions()));
    assertEquals(
        200, sidestage.viewer().put("/api/questions/" + question + "/vote", null).status());
    assertEquals(
        200, sidestage.viewer().put("/api/questions/" + question + "/vote", null).status());
    try (var stream = from(cursor)) {
      var votes = stream.next("votes").json();
      assertEquals(2, votes.get("votes").get(question).asInt());
      assertEquals(1, votes.get("votes").size(), "only what changed: " + votes);
    }
  }

  @Test
  @DisplayName("starts over where its cursor is of another log, or ahead of this one")
  void reset() {
    var cursor = cursor(sidestage.nobody().get(stage.questions()));
    var epoch = cursor.substring(0, cursor.indexOf('-'));
    for (var strange : List.of("deadbeef-1", epoch + "-999999999")) {
      try (var stream = from(strange)) {
        assertEquals("hello", stream.next().event());
        assertEquals("reset", stream.next().event());
        var next = stage.approved("After " + strange);
        assertTrue(stream.next("question.asked").data().contains(next));
      }
    }
  }

  @Test
  @DisplayName("prefers the header, which the browser keeps, over the parameter")
  void header() {
    var old = cursor(sidestage.nobody().get(stage.questions()));
    stage.approved("Known by now");
    var recent = cursor(sidestage.nobody().get(stage.questions()));
    try (var stream =
        sidestage
            .nobody()
            .with("Last-Event-ID", recent)
            .live("topics=" + stage.topic() + "&lastEventId=" + old)) {
      assertEquals(recent, stream.next("hello").json().get("cursor").asText());
    }
  }

  private LiveStream from(String cursor) {
    return sidestage.nobody().live("topics=" + stage.topic() + "&lastEventId=" + cursor);
  }

  private static List<String> asked(LiveStream stream, String last) {
    return stream
        .until(event -> event.event().equals("question.asked") && event.data().contains(last))
        .stream()
        .filter(event -> event.event().equals("question.asked"))
        .map(event -> event.json().get("id").asText())
        .toList();
  }

  private static String cursor(Client.Answered answered) {
    return String.valueOf(answered.header("sidestage-cursor"));
  }
}
