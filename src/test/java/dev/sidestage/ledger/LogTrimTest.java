package dev.sidestage.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sidestage.Running;
import dev.sidestage.Stage;
import dev.sidestage.database.Database;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The log is trimmed")
class LogTrimTest {
  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  @Test
  @DisplayName("to its newest entries, and readers of those notice nothing")
  void newest() throws Exception {
    var stage = Stage.of(sidestage);
    for (var i = 0; i < 10; i++) {
      stage.approved("Question " + i);
    }
    var vertx = Vertx.vertx();
    try {
      var pool = new Database(sidestage.databaseUrl()).pool(vertx, "trim", 1);
      var head = LogStore.head(pool).toCompletionStage().toCompletableFuture().get().sequence();
      LogStore.trim(pool, 5).toCompletionStage().toCompletableFuture().get();
      var left = LogStore.after(pool, 0, 100).toCompletionStage().toCompletableFuture().get();
      assertEquals(
          List.of(head - 4, head - 3, head - 2, head - 1, head),
          left.stream().map(LogEntry::sequence).toList());
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get();
    }
    try (var stream = sidestage.nobody().live("topics=" + stage.topic())) {
      stream.next("hello");
      var next = stage.approved("After the trim");
      assertEquals(next, stream.next("question.asked").json().get("id").asText());
    }
  }
}
