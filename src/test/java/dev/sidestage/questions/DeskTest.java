package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Moderators of a room")
class DeskTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final String MUTE = "{\"kind\":\"mute\",\"minutes\":5}";
  private static final String BAN = "{\"kind\":\"ban\"}";

  private static JsonNode desk(Stage stage) {
    return sidestage.organiser().get("/api/rooms/" + stage.room() + "/desk").orFail().json();
  }

  private static String question(String id) {
    return "/api/questions/" + id;
  }

  private static String ask(String text) {
    return "{\"text\":\"" + text + "\"}";
  }

  @Test
  @DisplayName("see who has claimed a question, live, and can't take it from one another")
  void claim() {
    var stage = Stage.of(sidestage);
    var id = stage.approved("Who takes this?");
    var ada = sidestage.moderator(stage.room());
    var bob = sidestage.moderator(stage.room());
    try (var stream = bob.live("topics=room:" + stage.room() + "&view=moderation")) {
      stream.next("hello");
      ada.put(question(id) + "/claim", null).orFail();
      assertEquals(id, stream.next("desk.changed").json().at("/claim/question").asText());
    }
    var refused = bob.put(question(id) + "/claim", null);
    assertEquals(409, refused.status());
    assertTrue(refused.json().get("type").asText().endsWith("claimed"));
    ada.put(question(id) + "/claim", null).orFail();
    ada.delete(question(id) + "/claim").orFail();
    bob.put(question(id) + "/claim", null).orFail();
  }

  @Test
  @DisplayName("share a memo that nobody else is sent")
  void memo() {
    var stage = Stage.of(sidestage);
    var id = stage.approved("What about the memo?");
    try (var everybody = sidestage.nobody().live("topics=" + stage.topic())) {
      everybody.next("hello");
      sidestage.organiser().put(question(id) + "/memo", "{\"text\":\"Ask Ada\"}").orFail();
      var after = stage.approved("What came after the memo?");
      var seen =
          everybody.until(
              event -> event.event().equals("question.asked") && event.data().contains(after));
      assertTrue(seen.stream().noneMatch(event -> event.data().contains("Ada")), seen::toString);
    }
    assertTrue(desk(stage).get("memos").findValuesAsText("text").contains("Ask Ada"));
    sidestage.organiser().put(question(id) + "/memo", "{\"text\":\" \"}").orFail();
    assertFalse(desk(stage).get("memos").findValuesAsText("question").contains(id));
    assertEquals(
        403, sidestage.stage(stage.room()).get("/api/rooms/" + stage.room() + "/desk").status());
  }

  @Test
  @DisplayName("put questions in order by hand, and the first of them is next")
  void order() {
    var stage = Stage.of(sidestage, 1);
    var popular = stage.approved("What do most people want?");
    var chosen = stage.approved("What does the moderator want?");
    sidestage.viewer().put(question(popular) + "/vote", null).orFail();
    sidestage
        .organiser()
        .put(stage.questions() + "/order", "{\"questions\":[\"" + chosen + "\"]}")
        .orFail();
    var next = sidestage.organiser().post(stage.questions() + "/next", "{\"onstage\":null}");
    assertEquals(chosen, next.json().at("/onstage/id").asText());
    var after =
        sidestage.organiser().post(stage.questions() + "/next", "{\"onstage\":\"" + chosen + "\"}");
    assertEquals(popular, after.json().at("/onstage/id").asText());
    assertEquals(
        400,
        sidestage
            .organiser()
            .put(
                stage.questions() + "/order",
                "{\"questions\":[\"" + chosen + "\",\"" + chosen + "\"]}")
            .status());
  }

  @Test
  @DisplayName("change many at once, each answered for itself")
  void bulk() {
    var stage = Stage.of(sidestage);
    var one = stage.ask(sidestage.viewer(), "Which one is the first?");
    var two = stage.ask(sidestage.viewer(), "Which one is the second?");
    var results =
        sidestage
            .moderator(stage.room())
            .post(
                "/api/questions/bulk",
                ("{\"changes\":[{\"question\":\"%s\",\"version\":1,\"state\":\"approved\"},"
                        + "{\"question\":\"%s\",\"version\":7,\"state\":\"approved\"}]}")
                    .formatted(one, two))
            .orFail()
            .json()
            .get("results");
    assertEquals("approved", results.get(0).at("/question/state").asText());
    assertEquals(409, results.get(1).at("/problem/status").asInt());
    var other = sidestage.moderator(stage.otherRoom());
    var refused =
        other.post(
            "/api/questions/bulk",
            "{\"changes\":[{\"question\":\"%s\",\"version\":1,\"state\":\"approved\"}]}"
                .formatted(two));
    assertEquals(403, refused.status());
  }

  @Test
  @DisplayName("mute a viewer, who is told until when")
  void mute() {
    var stage = Stage.of(sidestage);
    var viewer = sidestage.viewer();
    var id = stage.ask(viewer, "May I ask a lot?");
    var restraint = sidestage.organiser().post(question(id) + "/restraints", MUTE).orFail().json();
    var refused = viewer.post(stage.questions(), ask("May I ask more?"));
    assertEquals(403, refused.status());
    assertEquals(restraint.get("until").asText(), refused.json().get("until").asText());
    var lift = "/api/restraints/" + restraint.get("id").asText();
    assertEquals(204, sidestage.organiser().delete(lift).status());
    assertEquals(404, sidestage.organiser().delete(lift).status());
    assertEquals(201, viewer.post(stage.questions(), ask("May I ask again?")).status());
  }

  @Test
  @DisplayName("ban a viewer, whose questions vanish from all but themselves, and come back")
  void ban() {
    var stage = Stage.of(sidestage, 2);
    var viewer = sidestage.viewer();
    var asked = stage.ask(viewer, "Is this a sales pitch?");
    stage.change(asked, "{\"state\":\"approved\",\"version\":1}");
    stage.change(asked, "{\"state\":\"onstage\",\"version\":2}");
    try (var everybody = sidestage.nobody().live("topics=" + stage.topic());
        var own = viewer.live("topics=" + stage.topic())) {
      var start = everybody.next("hello");
      own.next("hello");
      var restraint =
          sidestage.organiser().post(question(asked) + "/restraints", BAN).orFail().json();
      var gone = everybody.until(event -> event.event().equals("question.gone"));
      assertTrue(gone.get(gone.size() - 1).data().contains(asked));
      var theirs = own.until(event -> event.data().contains("\"state\":\"approved\""));
      assertTrue(theirs.stream().noneMatch(event -> event.data().contains("hidden")));
      assertVanished(stage, viewer, asked, start.id());
      var lift = "/api/restraints/" + restraint.get("id").asText();
      assertEquals(204, sidestage.organiser().delete(lift).status());
      everybody.next(
          event -> event.event().equals("question.asked") && event.data().contains(asked));
    }
  }

  private static void assertVanished(Stage stage, Client viewer, String asked, String cursor) {
    var more = stage.ask(viewer, "Is this another pitch?");
    stage.change(more, "{\"state\":\"approved\",\"version\":1}");
    var queue = sidestage.nobody().get(stage.questions()).orFail().json();
    assertFalse(queue.toString().contains(asked) || queue.toString().contains(more));
    assertEquals(0, queue.at("/counts/asked").asInt());
    assertTrue(viewer.get(stage.questions() + "/mine").text().contains(more));
    assertEquals(404, sidestage.viewer().put(question(more) + "/vote", null).status());
    assertEquals(404, sidestage.nobody().get("/questions/" + more).status());
    assertEquals(
        409,
        sidestage
            .organiser()
            .patch(question(more), "{\"state\":\"onstage\",\"version\":2}")
            .status());
    var query = "topics=" + stage.topic() + "&lastEventId=" + cursor;
    try (var replay = sidestage.nobody().live(query)) {
      var later = stage.approved("What comes after the pitch?");
      var seen = replay.until(event -> event.data().contains(later));
      assertTrue(
          seen.stream()
              .filter(
                  event -> event.event().startsWith("question.") && !event.event().endsWith("gone"))
              .noneMatch(
                  event -> event.data().contains("pitch?\"") && !event.data().contains(later)),
          seen::toString);
    }
  }

  @Test
  @DisplayName("hold back who asks too quickly, in slow mode")
  void slow() {
    var stage = Stage.of(sidestage);
    var rules = "/api/rooms/" + stage.room() + "/desk";
    sidestage.organiser().patch(rules, "{\"slowMinutes\":2}").orFail();
    var viewer = sidestage.viewer();
    assertEquals(201, viewer.post(stage.questions(), ask("Am I quick?")).status());
    var refused = viewer.post(stage.questions(), ask("Am I too quick?"));
    assertEquals(429, refused.status(), refused::text);
    assertTrue(Integer.parseInt(refused.header("retry-after")) > 60);
    sidestage.organiser().patch(rules, "{\"slowMinutes\":0}").orFail();
    assertEquals(201, viewer.post(stage.questions(), ask("Am I quick now?")).status());
    assertEquals(400, sidestage.organiser().patch(rules, "{\"slowMinutes\":-1}").status());
    assertEquals(400, sidestage.organiser().patch(rules, "{}").status());
  }

  @Test
  @DisplayName("close all questions of the event by one switch")
  void closed() {
    var stage = Stage.of(sidestage);
    var switched = "/api/questions/closed";
    sidestage.moderator(null).put(switched, "{\"closed\":true}").orFail();
    var refused = sidestage.viewer().post(stage.questions(), ask("Is it open?"));
    assertEquals(409, refused.status());
    assertEquals(200, sidestage.nobody().get(stage.questions()).status());
    assertEquals(
        403, sidestage.moderator(stage.room()).put(switched, "{\"closed\":false}").status());
    sidestage.organiser().put(switched, "{\"closed\":false}").orFail();
    assertEquals(201, sidestage.viewer().post(stage.questions(), ask("Is it open?")).status());
  }

  @Test
  @DisplayName("find a question with a listed word held, also where nobody moderates first")
  void words() {
    var stage = Stage.of(sidestage);
    var rules = "/api/rooms/" + stage.room() + "/desk";
    sidestage.organiser().put("/api/words", "{\"words\":[\"crypto*\"]}").orFail();
    sidestage.organiser().patch(rules, "{\"moderated\":false}").orFail();
    var held = sidestage.viewer().post(stage.questions(), ask("Buy my ＣrýptoCoin?")).orFail();
    assertEquals("pending", held.json().get("state").asText());
    assertTrue(desk(stage).get("memos").toString().contains("crypto*"));
    var free = sidestage.viewer().post(stage.questions(), ask("What of encryption?")).orFail();
    assertEquals("approved", free.json().get("state").asText());
    sidestage.organiser().patch(rules, "{\"moderated\":true}").orFail();
    sidestage.organiser().put("/api/words", "{\"words\":[]}").orFail();
    assertEquals(400, sidestage.organiser().put("/api/words", "{\"words\":[\"?!\"]}").status());
  }

  @Test
  @DisplayName("ask in the audience's name, and everybody sees where it was heard")
  void relay() {
    var stage = Stage.of(sidestage);
    var relayed = stage.questions() + "/relayed";
    try (var everybody = sidestage.nobody().live("topics=" + stage.topic())) {
      everybody.next("hello");
      sidestage
          .moderator(stage.room())
          .post(relayed, "{\"text\":\"Heard in the chat?\",\"source\":\"chat\"}")
          .orFail();
      var asked = everybody.next("question.asked").json();
      assertEquals("chat", asked.get("source").asText());
      assertEquals("approved", asked.get("state").asText());
    }
  }

  @Test
  @DisplayName("see at what the others look, and nobody keeps it")
  void looking() {
    var stage = Stage.of(sidestage);
    var id = stage.approved("Who looks at this?");
    var looker = sidestage.moderator(stage.room());
    try (var other =
            sidestage
                .moderator(stage.room())
                .live("topics=room:" + stage.room() + "&view=moderation");
        var everybody = sidestage.nobody().live("topics=room:" + stage.room())) {
      other.next("hello");
      everybody.next("hello");
      looker
          .put("/api/rooms/" + stage.room() + "/looking", "{\"question\":\"" + id + "\"}")
          .orFail();
      var look = other.next("desk.looking");
      assertEquals(id, look.json().get("question").asText());
      var after = stage.approved("What comes after the look?");
      var seen = everybody.until(event -> event.data().contains(after));
      assertTrue(seen.stream().noneMatch(event -> event.event().startsWith("desk.")));
    }
  }

  @Test
  @DisplayName("read all questions of their room in pages, the oldest first")
  void queue() {
    var stage = Stage.of(sidestage);
    var first = stage.approved("Which is older?");
    var second = stage.approved("Which is newer?");
    var ids =
        sidestage
            .moderator(stage.room())
            .get("/api/rooms/" + stage.room() + "/queue")
            .orFail()
            .json()
            .get("questions")
            .findValuesAsText("id");
    assertTrue(ids.indexOf(first) < ids.indexOf(second));
  }

  @Test
  @DisplayName("leave in the audit who did what to a question")
  void audited() {
    var stage = Stage.of(sidestage);
    var id = stage.approved("Who did this?");
    var ada = sidestage.moderator(stage.room());
    ada.patch(
            question(id),
            "{\"state\":\"dismissed\",\"version\":2,\"reason\":\"other\",\"note\":\"Too long\"}")
        .orFail();
    var deeds = ada.get("/api/audit?subject=" + id + "&room=" + stage.room()).json().get("deeds");
    assertEquals("approved", deeds.get(0).get("from").asText());
    assertEquals("dismissed", deeds.get(0).get("to").asText());
    assertEquals("other: Too long", deeds.get(0).get("why").asText());
    assertEquals("moderator", deeds.get(0).at("/by/role").asText());
    assertEquals("organiser", deeds.get(1).at("/by/role").asText());
  }
}
