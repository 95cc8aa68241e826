package dev.sidestage.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Running;
import dev.sidestage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("An entry is seen")
class AudienceTest {
  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  private final Stage stage = Stage.of(sidestage);

  @Test
  @DisplayName("by its author and by moderators while it is pending, and by nobody else")
  void pending() {
    var author = sidestage.viewer();
    var moderator = sidestage.moderator(stage.room());
    try (var everybody = sidestage.viewer().live("topics=" + stage.topic());
        var own = author.live("topics=" + stage.topic());
        var desk = moderator.live("topics=room:" + stage.room() + "&view=moderation")) {
      everybody.next("hello");
      own.next("hello");
      desk.next("hello");
      var question = stage.ask(author, "Seen by whom?");
      var seen = own.next("question.asked").json();
      assertEquals("pending", seen.get("state").asText());
      assertTrue(seen.get("own").asBoolean());
      assertEquals(question, desk.next("question.asked").json().get("id").asText());
      stage.change(question, "{\"state\":\"dismissed\",\"version\":1,\"reason\":\"off-topic\"}");
      var told = own.next("question.changed").json();
      assertEquals("dismissed", told.get("state").asText());
      assertEquals("off-topic", told.get("reason").asText());
      var next = stage.approved("The next one");
      var first = everybody.next();
      assertEquals("question.asked", first.event());
      assertEquals(
          next, first.json().get("id").asText(), "nothing of the dismissed one came before");
    }
  }

  @Test
  @DisplayName("as public by a moderator that doesn't ask for the moderators' view")
  void notAsked() {
    try (var stream = sidestage.moderator(stage.room()).live("topics=" + stage.topic())) {
      stream.next("hello");
      stage.ask(sidestage.viewer(), "Pending, and not for this page");
      var next = stage.approved("For this page");
      assertEquals(next, stream.next("question.asked").json().get("id").asText());
    }
  }

  @Test
  @DisplayName("not by the moderators of other rooms")
  void otherRoom() {
    var elsewhere = sidestage.moderator("poster-hall");
    assertEquals(
        403, elsewhere.get("/api/live?topics=" + stage.topic() + "&view=moderation").status());
    assertEquals(403, elsewhere.get(stage.questions() + "?view=moderation").status());
    try (var stream = elsewhere.live("topics=schedule,room:poster-hall&view=moderation")) {
      stream.next("hello");
      assertEquals(
          401, sidestage.nobody().get("/api/live?topics=schedule&view=moderation").status());
    }
  }

  @Test
  @DisplayName("as gone by everybody, when it goes out of sight")
  void gone() {
    var question = stage.approved("Here and gone");
    try (var everybody = sidestage.nobody().live("topics=" + stage.topic())) {
      everybody.next("hello");
      stage.change(
          question,
          "{\"state\":\"dismissed\",\"version\":2,\"reason\":\"other\",\"note\":\"A secret note\"}");
      var gone = everybody.next();
      assertEquals("question.gone", gone.event());
      assertFalse(gone.data().contains("secret"));
      assertFalse(sidestage.nobody().get(stage.questions()).text().contains("Here and gone"));
    }
  }
}
