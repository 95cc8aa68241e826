package dev.sidestage.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.LiveStream;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A snapshot and the stream from its cursor")
class SnapshotAndStreamTest {
  private static final int QUESTIONS = 60;

  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  private final Stage stage = Stage.of(sidestage);

  @Test
  @DisplayName("make up the truth together, whenever they are taken while much is going on")
  void together() {
    var writer = CompletableFuture.runAsync(this::write);
    for (var reader = 0; reader < 8; reader++) {
      var snapshot = sidestage.nobody().get(stage.questions());
      var known = new HashMap<String, JsonNode>();
      snapshot
          .json()
          .get("questions")
          .forEach(question -> known.put(question.get("id").asText(), question));
      try (var stream =
          sidestage
              .nobody()
              .live(
                  "topics="
                      + stage.topic()
                      + "&lastEventId="
                      + snapshot.header("sidestage-cursor"))) {
        follow(stream, known);
      }
      var truth = sidestage.nobody().get(stage.questions());
      truth
          .json()
          .get("questions")
          .forEach(q -> assertTrue(known.containsKey(q.get("id").asText())));
    }
    writer.join();
  }

  private void follow(LiveStream stream, Map<String, JsonNode> known) {
    var ids = new HashSet<String>();
    stream.next("hello");
    while (known.size() < QUESTIONS) {
      var event = stream.next("question.asked");
      assertTrue(ids.add(event.id()), "came twice: " + event);
      var question = event.json();
      var before = known.put(question.get("id").asText(), question);
      assertEquals(null, before, "was in the snapshot already");
    }
  }

  private void write() {
    for (var i = 0; i < QUESTIONS; i++) {
      stage.approved("Question " + i);
    }
  }
}
