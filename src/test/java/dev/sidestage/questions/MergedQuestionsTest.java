package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Questions that are merged")
class MergedQuestionsTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static Stage stage;
  private static List<Client> viewers;

  @BeforeAll
  static void people() {
    stage = Stage.of(sidestage);
    viewers = IntStream.range(0, 4).mapToObj(i -> sidestage.viewer()).toList();
  }

  @Test
  @DisplayName("keep their votes, and count each viewer of the group once")
  void distinct() {
    var kept = stage.approved("How fast is it in the end?");
    var other = stage.approved("How quick is it at last?");
    vote(kept, 0, 1);
    vote(other, 1, 2);
    merge(other, kept);
    assertEquals(3, listed(kept).get("votes").asInt());
    assertEquals(1, listed(kept).get("merged").asInt());
    vote(kept, 2, 3);
    assertEquals(4, listed(kept).get("votes").asInt(), "who voted for the other counts already");
    undo(other);
    assertEquals(4, listed(kept).get("votes").asInt(), "2 has voted for this one, too");
    assertEquals(2, listed(other).get("votes").asInt());
  }

  @Test
  @DisplayName("are taken back by a viewer all at once")
  void takenBack() {
    var kept = stage.approved("Where is the code?");
    var other = stage.approved("Where can I find the code?");
    vote(kept, 0, 1);
    vote(other, 0, 2);
    merge(other, kept);
    assertEquals(3, listed(kept).get("votes").asInt());
    var answer = viewers.get(0).delete("/api/questions/" + kept + "/vote").orFail().json();
    assertEquals(2, answer.get("votes").asInt());
    undo(other);
    assertEquals(1, listed(kept).get("votes").asInt());
    assertEquals(1, listed(other).get("votes").asInt());
  }

  @Test
  @DisplayName("show a viewer's vote on what they are part of, and take no more of their own")
  void part() {
    var kept = stage.approved("Is there a licence?");
    var other = stage.approved("Under which licence is it?");
    vote(other, 0);
    merge(other, kept);
    var mine = viewers.get(0).get(stage.questions() + "/mine").json().get("votes");
    assertEquals(
        List.of(kept), strings(mine).stream().filter(List.of(kept, other)::contains).toList());
    assertEquals(404, viewers.get(1).put("/api/questions/" + other + "/vote", null).status());
  }

  @Test
  @DisplayName(
      "bring along what was merged into them, and take it with them when they are split off")
  void tree() {
    var leaf = stage.approved("Leaf");
    var branch = stage.approved("Branch");
    var root = stage.approved("Root");
    vote(leaf, 0, 1);
    vote(branch, 1, 2);
    merge(leaf, branch);
    merge(branch, root);
    assertEquals(3, listed(root).get("votes").asInt());
    assertEquals(2, listed(root).get("merged").asInt());
    undo(branch);
    assertEquals(0, listed(root).get("votes").asInt());
    assertFalse(listed(root).has("merged"));
    assertEquals(3, listed(branch).get("votes").asInt());
    assertEquals(1, listed(branch).get("merged").asInt());
  }

  @Test
  @DisplayName("don't vanish in one that isn't seen, in themselves, or in another talk's")
  void targets() {
    var seen = stage.approved("What all see");
    var unseen = stage.ask(sidestage.viewer(), "What nobody sees");
    var elsewhere = Stage.of(sidestage, 1).approved("Somewhere else");
    for (var into : List.of(unseen, seen, elsewhere, "00000000-0000-4000-8000-000000000000")) {
      var refused = change(seen, "\"state\":\"merged\",\"into\":\"" + into + "\"");
      assertEquals(409, refused.status(), refused.text());
      assertEquals("urn:sidestage:problem:merge-target", refused.json().get("type").asText());
    }
  }

  @Test
  @DisplayName("tell their author what they are part of")
  void author() {
    var kept = stage.approved("The one that stays");
    var asker = sidestage.viewer();
    var other = stage.ask(asker, "The one that goes");
    merge(other, kept);
    var mine = asker.get(stage.questions() + "/mine").json().get("questions").get(0);
    assertEquals("merged", mine.get("state").asText());
    assertEquals(kept, mine.get("mergedInto").asText());
  }

  private static void vote(String question, int... voters) {
    for (var voter : voters) {
      viewers.get(voter).put("/api/questions/" + question + "/vote", null).orFail();
    }
  }

  private static void merge(String question, String into) {
    change(question, "\"state\":\"merged\",\"into\":\"" + into + "\"").orFail();
  }

  private static void undo(String question) {
    change(question, "\"undo\":true").orFail();
  }

  private static Client.Answered change(String question, String change) {
    return sidestage
        .organiser()
        .patch(
            "/api/questions/" + question,
            "{\"version\":" + listed(question).get("version") + "," + change + "}");
  }

  private static JsonNode listed(String question) {
    var queue = sidestage.organiser().get(stage.questions() + "?view=moderation").json();
    return StreamSupport.stream(queue.get("questions").spliterator(), false)
        .filter(each -> each.get("id").asText().equals(question))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
