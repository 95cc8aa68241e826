package dev.sidestage.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Questions that go on stage and come back, in some talks at once: frames of 700 bytes, more than
 * the buffers of both sides hold.
 */
final class Chatter {
  private static final int TALKS = 8;
  private static final int CHANGES = 200;

  /** How many entries there are of it. */
  static final int ENTRIES = TALKS * (CHANGES - 1);

  /** Nobody asks the same twice. */
  private static final AtomicInteger RUNS = new AtomicInteger();

  private final List<Stage> stages;

  Chatter(Running sidestage) {
    stages = IntStream.range(0, TALKS).mapToObj(i -> Stage.of(sidestage, i)).toList();
  }

  /** Its topics. */
  String topics() {
    return stages.stream().map(Stage::topic).collect(Collectors.joining(","));
  }

  /** Makes all of it. The id of its last question. */
  String run() {
    stages.parallelStream().forEach(Chatter::toAndFro);
    return stages.get(0).approved("The last one " + RUNS.incrementAndGet());
  }

  /** One question more; its id. */
  String more() {
    return stages.get(0).approved("One more " + RUNS.incrementAndGet());
  }

  private static void toAndFro(Stage stage) {
    var question = stage.approved("To and fro " + RUNS.incrementAndGet() + " " + "x".repeat(470));
    for (var version = 2; version < CHANGES; version += 2) {
      stage.change(question, "{\"state\":\"onstage\",\"version\":" + version + "}");
      stage.change(question, "{\"state\":\"approved\",\"version\":" + (version + 1) + "}");
    }
  }

  /** What a reader saw of it: each entry once, and in order. Fed with the lines of a stream. */
  static final class Seen {
    private long before;
    private int entries;
    private int openings;
    private int places;
    private String event = "";

    void line(String line) {
      if (line.startsWith("id: ")) {
        var sequence = Long.parseLong(line.substring(line.indexOf('-') + 1));
        assertEquals(Math.max(before, sequence), sequence, "in order");
        before = sequence;
        event = "";
      } else if (line.startsWith("event: ")) {
        event = line.substring(7);
        openings += event.equals("hello") ? 1 : 0;
      } else if (line.startsWith("data: ")) {
        entries += event.startsWith("question.") ? 1 : 0;
      } else if (line.isEmpty()) {
        places += event.isEmpty() ? 1 : 0;
        event = "";
      }
    }

    void assertAll() {
      assertEquals(ENTRIES + 1, entries, "each entry, once");
      assertEquals(1, openings, "one hello");
    }

    /** Blocks of an id alone: one at the end of each replay, and heartbeats. */
    int places() {
      return places;
    }
  }
}
