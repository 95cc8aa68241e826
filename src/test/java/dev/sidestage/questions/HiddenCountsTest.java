package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("While counts are hidden")
class HiddenCountsTest {
  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_CLOCK", Asking.CLOCK);

  private static Asking talk;
  private static Client author;
  private static String older;
  private static String newer;
  private static String cursor;

  @BeforeAll
  static void hide() {
    Asking.load(sidestage);
    talk = Asking.in(sidestage, "On now");
    author = sidestage.viewer();
    older = talk.approvedBy(author, "The older one, which everybody wants?");
    newer = talk.approved("The newer one, which nobody wants?");
    talk.set("\"countsHidden\":true");
    cursor = String.valueOf(sidestage.nobody().get(talk.path()).header("sidestage-cursor"));
    for (var i = 0; i < 3; i++) {
      var vote = sidestage.viewer().put("/api/questions/" + older + "/vote", null).orFail();
      assertFalse(vote.json().has("votes"), vote.text());
    }
  }

  @Test
  @DisplayName("nobody but moderators reads them, nor sees them in the order")
  void snapshot() {
    var queue = sidestage.nobody().get(talk.path() + "?sort=top").json();
    assertTrue(queue.get("countsHidden").asBoolean());
    assertEquals(List.of(newer, older), ids(queue));
    queue.get("questions").forEach(question -> assertFalse(question.has("votes")));
    var moderated = sidestage.organiser().get(talk.path() + "?view=moderation").json();
    assertEquals(3, Asking.in(moderated, older).get("votes").asInt());
    assertEquals(older, ids(moderated).get(0));
  }

  @Test
  @DisplayName("they aren't told as one's own, among similar ones, or in a refusal")
  void elsewhere() {
    assertFalse(author.get(talk.path() + "/mine").text().contains("\"votes\":3"));
    var similar = sidestage.viewer().get(talk.path() + "/similar?text=The%20older%20one").json();
    assertEquals(older, ids(similar).get(0));
    assertFalse(similar.get("questions").get(0).has("votes"));
    var repeat =
        sidestage.viewer().post(talk.path(), "{\"text\":\"the older one which everybody wants\"}");
    assertEquals(409, repeat.status());
    assertFalse(repeat.json().get("question").has("votes"));
    var stale = author.patch("/api/questions/" + older, "{\"version\":1,\"state\":\"withdrawn\"}");
    assertEquals(409, stale.status());
    assertFalse(stale.json().get("question").has("votes"));
  }

  @Test
  @DisplayName("the stream has them for moderators alone, live and when one comes back")
  void stream() {
    try (var everybody = author.live("topics=talk:" + talk.id() + "&lastEventId=" + cursor);
        var moderators =
            sidestage
                .organiser()
                .live("view=moderation&topics=talk:" + talk.id() + "&lastEventId=" + cursor)) {
      assertEquals(3, moderators.next("votes").json().at("/votes/" + older).asInt());
      everybody.next("hello");
      sidestage.viewer().put("/api/questions/" + newer + "/vote", null).orFail();
      assertEquals(1, moderators.next("votes").json().at("/votes/" + newer).asInt());
      var last = talk.approved("The last one of all?");
      var seen = everybody.until(event -> event.data().contains(last));
      assertFalse(seen.stream().anyMatch(event -> event.event().equals("votes")), seen::toString);
      assertFalse(seen.stream().anyMatch(event -> event.data().contains("\"votes\"")));
    }
  }

  @Test
  @DisplayName("a moderator may show them at any moment, and hide them again")
  void shown() {
    try (var everybody = sidestage.nobody().live("topics=talk:" + talk.id())) {
      everybody.next("hello");
      talk.set("\"countsHidden\":false");
      assertFalse(everybody.next("questions.window").json().get("countsHidden").asBoolean());
      assertTrue(Asking.in(talk.queue(), older).get("votes").asInt() >= 3);
      talk.set("\"countsHidden\":true");
      assertTrue(everybody.next("questions.window").json().get("countsHidden").asBoolean());
      assertFalse(Asking.in(talk.queue(), older).has("votes"));
    }
  }

  private static List<String> ids(JsonNode queue) {
    return StreamSupport.stream(queue.get("questions").spliterator(), false)
        .map(question -> question.get("id").asText())
        .filter(id -> id.equals(older) || id.equals(newer))
        .toList();
  }
}
