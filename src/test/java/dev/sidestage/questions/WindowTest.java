package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A talk takes questions")
class WindowTest {
  @RegisterExtension
  static final Running sidestage =
      Running.with(
          "SIDESTAGE_CLOCK",
          Asking.CLOCK,
          "SIDESTAGE_QUESTIONS_OPEN",
          "60",
          "SIDESTAGE_QUESTIONS_CLOSE",
          "30");

  private static Asking now;
  private static Asking over;
  private static Asking later;
  private static int asked;

  @BeforeAll
  static void load() {
    Asking.load(sidestage);
    now = Asking.in(sidestage, "On now");
    over = Asking.in(sidestage, "Over");
    later = Asking.in(sidestage, "Later");
  }

  @AfterEach
  void release() {
    rules(now.room(), "{}");
    later.set("\"mode\":\"automatic\"");
  }

  @Test
  @DisplayName("from some minutes before its start until some after its end")
  void automatic() {
    assertEquals(201, ask(now).status());
    var early = ask(later);
    assertEquals("urn:sidestage:problem:questions-closed", type(early));
    assertEquals(
        Instant.parse("2027-03-01T12:00:00Z"),
        OffsetDateTime.parse(early.json().get("opensAt").asText()).toInstant());
    assertEquals("urn:sidestage:problem:questions-closed", type(ask(over)));
  }

  @Test
  @DisplayName("by hand, whatever the clock says, until it is released")
  void byHand() {
    later.set("\"mode\":\"open\"");
    assertEquals(201, ask(later).status());
    later.set("\"mode\":\"closed\"");
    assertEquals("urn:sidestage:problem:questions-closed", type(ask(later)));
    assertEquals(200, sidestage.nobody().get(later.path()).status(), "they can be read");
    later.set("\"mode\":\"none\"");
    assertEquals("urn:sidestage:problem:no-questions", type(ask(later)));
    later.set("\"mode\":\"automatic\"");
    assertEquals("urn:sidestage:problem:questions-closed", type(ask(later)));
  }

  @Test
  @DisplayName("as the rules of its room say, as soon as they say so")
  void rules() {
    rules(later.room(), "{\"opensBefore\":300}");
    assertEquals(201, ask(later).status());
    assertEquals(
        Instant.parse("2027-03-01T08:00:00Z"),
        OffsetDateTime.parse(queue(later).at("/window/opensAt").asText()).toInstant());
    rules(later.room(), "{}");
    assertEquals(409, ask(later).status());
  }

  @Test
  @DisplayName("under a name where the room wants one, and without where it doesn't")
  void names() {
    rules(now.room(), "{\"names\":\"required\"}");
    assertEquals("required", queue(now).get("names").asText());
    var nameless = ask(now);
    assertEquals(400, nameless.status());
    assertEquals("name", nameless.json().get("field").asText());
    assertEquals(201, ask(now, ",\"name\":\"Ada\"").status());
    rules(now.room(), "{\"names\":\"forbidden\"}");
    assertEquals(400, ask(now, ",\"name\":\"Ada\"").status());
    assertEquals(201, ask(now).status());
  }

  @Test
  @DisplayName("and tells those who read it when that changes")
  void told() {
    try (var stream = sidestage.nobody().live("topics=talk:" + later.id())) {
      stream.next("hello");
      later.set("\"mode\":\"open\"");
      assertEquals("open", stream.next("questions.window").json().at("/window/mode").asText());
      assertEquals("open", queue(later).at("/window/mode").asText());
      rules(later.room(), "{\"flags\":7}");
      assertEquals(later.room(), stream.next("questions.rules").json().get("room").asText());
    }
  }

  @Test
  @DisplayName("in the language that is said, or that of the request")
  void language() {
    var viewer = sidestage.viewer();
    assertEquals(
        "pt-BR", ask(viewer, now, ",\"language\":\"PT-br\"").json().get("language").asText());
    var german = ask(viewer.with("Content-Language", "de"), now, "");
    assertEquals("de", german.json().get("language").asText());
    assertEquals(400, ask(viewer, now, ",\"language\":\"no language\"").status());
  }

  private static JsonNode queue(Asking talk) {
    return talk.queue();
  }

  private static String type(Client.Answered refused) {
    assertEquals(409, refused.status(), refused.text());
    return refused.json().get("type").asText();
  }

  private static Client.Answered ask(Asking talk) {
    return ask(talk, "");
  }

  private static Client.Answered ask(Asking talk, String more) {
    return ask(sidestage.viewer(), talk, more);
  }

  private static Client.Answered ask(Client viewer, Asking talk, String more) {
    return viewer.post(talk.path(), "{\"text\":\"Question " + asked++ + "\"" + more + "}");
  }

  private static void rules(String room, String rules) {
    sidestage.moderator(room).put("/api/rooms/" + room + "/questions", rules).orFail();
  }
}
