package dev.sidestage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoryTest {
  @RegisterExtension static final Running sidestage = Running.with();

  @Test
  @DisplayName("a viewer asks, a moderator approves and promotes, everybody sees it at once")
  void story() {
    var talk =
        sidestage.nobody().get("/api/schedule").json().get("talks").findParents("state").stream()
            .filter(t -> t.get("state").asText().equals("live"))
            .findFirst()
            .orElseThrow();
    var questions = "/api/talks/" + talk.get("id").asText() + "/questions";
    var viewer = sidestage.viewer();
    var moderator = sidestage.moderator(talk.get("room").asText());
    try (var everybody = sidestage.nobody().live("topics=talk:" + talk.get("id").asText())) {
      everybody.next("hello");
      var asked = viewer.post(questions, "{\"text\":\"What about memory?\"}");
      assertEquals(201, asked.status(), asked.text());
      assertEquals("pending", asked.json().get("state").asText());
      var id = asked.json().get("id").asText();
      assertEquals(
          200,
          moderator
              .patch("/api/questions/" + id, "{\"state\":\"approved\",\"version\":1}")
              .status());
      assertEquals(id, everybody.next("question.asked").json().get("id").asText());
      assertEquals(200, sidestage.viewer().put("/api/questions/" + id + "/vote", null).status());
      assertEquals(1, everybody.next("votes").json().get("votes").get(id).asInt());
      var next = moderator.post(questions + "/next", "{\"onstage\":null}");
      assertEquals(id, next.json().get("onstage").get("id").asText());
      assertEquals("onstage", everybody.next("question.changed").json().get("state").asText());
    }
  }
}
