package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A text that is changed")
class ChangedTextTest {
  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_CLOCK", Asking.CLOCK);

  private static Asking talk;

  @BeforeAll
  static void load() {
    Asking.load(sidestage);
    talk = Asking.in(sidestage, "On now");
  }

  @Test
  @DisplayName("keeps its votes, and tells those who voted where it may mean something else")
  void voters() {
    var author = sidestage.viewer();
    var voter = sidestage.viewer();
    var question = talk.approvedBy(author, "Is it quick?");
    vote(voter, question);
    talk.change(author, question, "\"text\":\"Is it slow?\"").orFail();
    talk.change(question, "\"state\":\"approved\"").orFail();
    var now = talk.question(question);
    assertEquals(1, now.get("votes").asInt());
    assertEquals(2, now.get("edition").asInt());
    assertEquals(question, mine(voter).get("outdated").get(0).asText());
    vote(voter, question);
    assertEquals(0, mine(voter).get("outdated").size(), "who votes again means this one");
    assertEquals(1, talk.question(question).get("votes").asInt(), "and counts once");
  }

  @Test
  @DisplayName("is the same question where only its spelling changed, and waits all the same")
  void spelling() {
    var author = sidestage.viewer();
    var voter = sidestage.viewer();
    var question = talk.approvedBy(author, "is it  open source");
    vote(voter, question);
    talk.change(author, question, "\"text\":\"Is it “open source”?\"").orFail();
    assertEquals("pending", talk.question(question).get("state").asText());
    assertFalse(talk.question(question).has("edition"));
    assertEquals(0, mine(voter).get("outdated").size());
  }

  @Test
  @DisplayName("by a moderator stays approved, and moderators go on seeing the original")
  void moderator() {
    var author = sidestage.viewer();
    var question = talk.approvedBy(author, "Wot about teh memory??");
    var moderator = sidestage.moderator(talk.room());
    talk.change(moderator, question, "\"text\":\"What about the memory?\"").orFail();
    talk.change(moderator, question, "\"text\":\"What about memory?\"").orFail();
    var now = talk.question(question);
    assertEquals("approved", now.get("state").asText());
    assertEquals("Wot about teh memory??", now.get("original").asText());
    var seen = Asking.in(talk.queue(), question);
    assertEquals("What about memory?", seen.get("text").asText());
    assertFalse(seen.has("original"));
    assertFalse(mine(author).toString().contains("original"));
  }

  @Test
  @DisplayName("is based on the version that its author saw")
  void stale() {
    var author = sidestage.viewer();
    var question = talk.ask(author, "Which version is this?").get("id").asText();
    talk.change(author, question, "\"text\":\"Which one is this?\"").orFail();
    var stale =
        author.patch(
            "/api/questions/" + question, "{\"version\":1,\"text\":\"And this one here?\"}");
    assertEquals(409, stale.status());
    assertEquals("Which one is this?", stale.json().at("/question/text").asText());
  }

  @Test
  @DisplayName("isn't somebody else's to change, nor to withdraw")
  void others() {
    var question = talk.approved("Whose question is it?");
    var other = sidestage.viewer();
    assertEquals(401, talk.change(other, question, "\"text\":\"Mine now\"").status());
    assertEquals(401, talk.change(other, question, "\"state\":\"withdrawn\"").status());
    assertEquals(
        409, talk.change(question, "\"state\":\"withdrawn\"").status(), "not even a moderator's");
    var pending = talk.ask(sidestage.viewer(), "Who may know of this?").get("id").asText();
    assertEquals(404, talk.change(other, pending, "\"text\":\"Mine now\"").status());
  }

  @Test
  @DisplayName("that was asked already is offered as a vote")
  void repeats() {
    var question = talk.approved("Wann gibt es das für Geräte?");
    for (var text :
        new String[] {"wann gibt es das fur gerate", "Wann gibt es  das, für Geräte?!"}) {
      var refused = sidestage.viewer().post(talk.path(), "{\"text\":\"" + text + "\"}");
      assertEquals(409, refused.status(), refused.text());
      assertEquals("urn:sidestage:problem:repeat", refused.json().get("type").asText());
      assertEquals(question, refused.json().at("/question/id").asText());
    }
    var author = sidestage.viewer();
    talk.ask(author, "Nobody has read this yet");
    var own = author.post(talk.path(), "{\"text\":\"Nobody has read this yet!\"}");
    assertEquals(409, own.status());
    assertTrue(own.json().at("/question/own").asBoolean());
    var other = sidestage.viewer().post(talk.path(), "{\"text\":\"Nobody has read this yet\"}");
    assertEquals(201, other.status(), "what others have asked and nobody has read isn't told");
  }

  @Test
  @DisplayName("takes a question back to a moderator once enough viewers find it rude")
  void flags() {
    var author = sidestage.viewer();
    var question = talk.approvedBy(author, "You fools, why?");
    var first = sidestage.viewer();
    for (var i = 0; i < 5; i++) {
      assertEquals(200, flag(first, question).status(), "each counts once");
    }
    assertEquals(409, flag(author, question).status());
    assertEquals(1, talk.question(question).get("flags").asInt());
    assertEquals(question, mine(first).get("flags").get(0).asText());
    try (var everybody = sidestage.nobody().live("topics=talk:" + talk.id())) {
      everybody.next("hello");
      flag(sidestage.viewer(), question).orFail();
      flag(sidestage.viewer(), question).orFail();
      assertEquals(question, everybody.next("question.gone").json().get("id").asText());
    }
    assertEquals("pending", talk.question(question).get("state").asText());
    talk.change(question, "\"state\":\"approved\"").orFail();
    assertFalse(talk.question(question).has("flags"), "a moderator has looked");
    flag(first, question).orFail();
    assertFalse(talk.question(question).has("flags"), "and nobody counts again");
    assertEquals(404, flag(first, talk.ask(author, "Unread").get("id").asText()).status());
  }

  private static Client.Answered flag(Client viewer, String question) {
    return viewer.put("/api/questions/" + question + "/flag", null);
  }

  private static void vote(Client viewer, String question) {
    viewer.put("/api/questions/" + question + "/vote", null).orFail();
  }

  private static JsonNode mine(Client viewer) {
    return viewer.get(talk.path() + "/mine").json();
  }
}
