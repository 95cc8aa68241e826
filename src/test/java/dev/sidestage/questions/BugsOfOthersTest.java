package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bugs found in other systems of this kind, each with the test that would have caught it. */
@DisplayName("A bug of others")
class BugsOfOthersTest {
  @RegisterExtension
  static final Running sidestage =
      Running.with("SIDESTAGE_CLOCK", Asking.CLOCK, "SIDESTAGE_QUESTIONS_CLOSE", "0");

  private static Asking talk;

  @BeforeAll
  static void load() {
    Asking.load(sidestage);
    talk = Asking.in(sidestage, "On now");
  }

  @Test
  @DisplayName("1: a vote counts twice, however it is sent")
  void votesTwice() {
    var question = talk.approved("Does a vote count twice?");
    var viewer = sidestage.viewer();
    var votes =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> viewer.put("/api/questions/" + question + "/vote", null)))
            .toList();
    votes.forEach(vote -> assertEquals(200, vote.join().status()));
    assertEquals(1, talk.question(question).get("votes").asInt());
  }

  @Test
  @DisplayName("1: votes are taken on what nobody may see, was dismissed, or was answered")
  void votesOnOthers() {
    var pending = talk.ask(sidestage.viewer(), "Still pending?").get("id").asText();
    var dismissed = talk.approved("Soon dismissed?");
    talk.change(dismissed, "\"state\":\"dismissed\",\"reason\":\"unkind\"").orFail();
    var answered = talk.approved("Soon answered?");
    talk.change(answered, "\"state\":\"onstage\"").orFail();
    talk.change(answered, "\"state\":\"answered\"").orFail();
    var viewer = sidestage.viewer();
    for (var question : List.of(pending, dismissed, answered)) {
      assertTrue(viewer.put("/api/questions/" + question + "/vote", null).status() >= 404);
      assertEquals(0, talk.question(question).get("votes").asInt());
    }
  }

  @Test
  @DisplayName("2: any field of a request is copied onto the row")
  void copiedFields() {
    var viewer = sidestage.viewer();
    var asked = talk.ask(viewer, "May I have more votes?");
    var path = "/api/questions/" + asked.get("id").asText();
    for (var field :
        List.of(
            "\"votes\":100",
            "\"author\":\"x\"",
            "\"own\":true",
            "\"flags\":0",
            "\"talk\":\"" + talk.id() + "\"")) {
      var refused =
          viewer.patch(path, "{\"version\":1,\"text\":\"With more votes?\"," + field + "}");
      assertEquals(400, refused.status(), field + " " + refused.text());
    }
    assertEquals(401, viewer.patch(path, "{\"version\":1,\"state\":\"approved\"}").status());
    var now = talk.question(asked.get("id").asText());
    assertEquals("May I have more votes?", now.get("text").asText());
    assertEquals("pending", now.get("state").asText());
    assertEquals(0, now.get("votes").asInt());
  }

  @Test
  @DisplayName("3: what isn't approved is sent on the public stream")
  void publicTopic() {
    try (var everybody =
        sidestage.viewer().live("topics=talk:" + talk.id() + ",room:" + talk.room())) {
      everybody.next("hello");
      var author = sidestage.viewer();
      var secret = talk.ask(author, "A secret that nobody has read").get("id").asText();
      talk.change(author, secret, "\"text\":\"A secret, and edited\"").orFail();
      talk.change(secret, "\"state\":\"dismissed\",\"reason\":\"unkind\"").orFail();
      talk.change(secret, "\"undo\":true").orFail();
      talk.change(author, secret, "\"state\":\"withdrawn\"").orFail();
      var last = talk.approved("What all may read");
      var seen = everybody.until(event -> event.data().contains(last));
      assertFalse(seen.stream().anyMatch(event -> event.data().contains("secret")), seen::toString);
      assertFalse(seen.stream().anyMatch(event -> event.data().contains(secret)), seen::toString);
    }
  }

  @Test
  @DisplayName("4: the author changes the text after it was approved")
  void baitAndSwitch() {
    var author = sidestage.viewer();
    var question = talk.approvedBy(author, "How do you stay so kind?");
    try (var everybody = sidestage.nobody().live("topics=talk:" + talk.id())) {
      everybody.next("hello");
      var edited = talk.change(author, question, "\"text\":\"Buy my pills\"").orFail().json();
      assertEquals("pending", edited.get("state").asText());
      var gone = everybody.next("question.gone");
      assertEquals(question, gone.json().get("id").asText());
    }
    assertFalse(talk.queue().toString().contains("pills"));
    talk.change(question, "\"state\":\"onstage\"");
    assertEquals("pending", talk.question(question).get("state").asText(), "it needs a look first");
  }

  @Test
  @DisplayName("7: two clicks on 'next' at once skip a question")
  void twoClicks() {
    var elsewhere = Asking.in(sidestage, "Elsewhere");
    var first = elsewhere.approved("The first of two?");
    elsewhere.approved("The second of two?");
    elsewhere.change(first, "\"state\":\"next\"").orFail();
    var clicks =
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            sidestage
                                .organiser()
                                .post(elsewhere.path() + "/next", "{\"onstage\":null}")
                                .status()))
            .map(CompletableFuture::join)
            .sorted()
            .toList();
    assertEquals(List.of(200, 409), clicks);
    assertEquals("onstage", elsewhere.question(first).get("state").asText());
  }

  @Test
  @DisplayName("8: questions are gone when the talk starts, or has ended")
  void wiped() {
    var over = Asking.in(sidestage, "Over");
    over.set("\"mode\":\"open\"");
    var approved = over.approved("Is this kept after the end?");
    var pending = over.ask(sidestage.viewer(), "And this, that nobody read?").get("id").asText();
    try (var moderators = sidestage.organiser().live("view=moderation&topics=talk:" + over.id())) {
      moderators.next("hello");
      over.set("\"mode\":\"automatic\"");
      for (var i = 0; i < 2; i++) {
        var deferred = moderators.next("question.changed").json();
        assertEquals("deferred", deferred.get("state").asText());
      }
    }
    assertEquals("deferred", Asking.in(over.queue(), approved).get("state").asText());
    assertFalse(over.queue().toString().contains(pending), "nobody has read it");
    assertEquals("deferred", over.question(pending).get("state").asText());
    var answered =
        over.change(pending, "\"state\":\"answered\",\"answer\":\"Yes, it is.\"").orFail().json();
    assertEquals("Yes, it is.", answered.get("answer").asText());
    assertEquals("Yes, it is.", Asking.in(over.queue(), pending).get("answer").asText());
  }

  @Test
  @DisplayName("9: an asker isn't told that their question was dismissed, nor why")
  void notTold() {
    var author = sidestage.viewer();
    try (var stream = author.live("topics=talk:" + talk.id())) {
      stream.next("hello");
      var question = talk.ask(author, "Will I be told?").get("id").asText();
      talk.change(
              question,
              "\"state\":\"dismissed\",\"reason\":\"other\",\"note\":\"Ask at the stand.\"")
          .orFail();
      var told =
          stream.next(
              event -> event.data().contains("dismissed") && event.data().contains(question));
      assertEquals("other", told.json().get("reason").asText());
      assertEquals("Ask at the stand.", told.json().get("note").asText());
      var mine = Asking.in(mine(author), question);
      assertEquals("dismissed", mine.get("state").asText());
      assertEquals("Ask at the stand.", mine.get("note").asText());
    }
  }

  private static JsonNode mine(Client viewer) {
    return viewer.get(talk.path() + "/mine").json();
  }
}
