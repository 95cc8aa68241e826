package dev.sidestage.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * Viewers who vote at once, each for every question, until their server is gone; they remember
 * which votes were acknowledged.
 */
final class Voters {
  private static final int THREADS = 4;
  private static final long PATIENCE_SECONDS = 60;

  private final SidestageProcess process;
  private final Semaphore acknowledgements = new Semaphore(0);
  private final Map<String, List<UUID>> acknowledged = new ConcurrentHashMap<>();
  private final Map<UUID, Integer> attempts = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();

  Voters(SidestageProcess process) {
    this.process = process;
  }

  /** Begins. */
  void voteFor(List<UUID> questions) {
    for (var i = 0; i < THREADS; i++) {
      var thread = new Thread(() -> voteUntilTheEnd(questions), "voter-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void voteUntilTheEnd(List<UUID> questions) {
    try {
      while (true) {
        var viewer = process.viewer();
        questions.forEach(question -> vote(viewer, question));
      }
    } catch (AssertionError e) {
      // no answer: the server is gone, and nobody knows whether this vote counts
    }
  }

  private void vote(Client viewer, UUID question) {
    attempts.merge(question, 1, Integer::sum);
    if (viewer.put("/api/questions/" + question + "/vote", null).status() == 200) {
      acknowledged
          .computeIfAbsent(String.valueOf(viewer.token()), token -> new ArrayList<>())
          .add(question);
      acknowledgements.release();
    }
  }

  /** Waits until that many votes are acknowledged. */
  void awaitAcknowledged(int votes) throws InterruptedException {
    assertTrue(acknowledgements.tryAcquire(votes, PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  /** Waits until all have noticed that the server is gone. */
  void awaitEnd() throws InterruptedException {
    for (var thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }
  }

  /** Asserts it of each viewer, and of the counts that everybody sees. */
  void assertAllAreCounted(SidestageProcess now, UUID talk, List<UUID> questions) {
    var path = "/api/talks/" + talk + "/questions";
    acknowledged.forEach(
        (token, votes) -> {
          var counted = ids(now.with(token).get(path + "/mine").json().get("votes"));
          assertTrue(counted.containsAll(votes), () -> votes + " of which only " + counted);
        });
    var queue = now.nobody().get(path).json().get("questions");
    assertEquals(questions.size(), queue.size());
    for (var question : queue) {
      var id = UUID.fromString(question.get("id").asText());
      var votes = question.get("votes").asLong();
      var least = acknowledged.values().stream().filter(v -> v.contains(id)).count();
      assertTrue(least <= votes && votes <= attempts.getOrDefault(id, 0), question::toString);
    }
  }

  private static List<UUID> ids(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(id -> UUID.fromString(id.asText()))
        .toList();
  }
}
