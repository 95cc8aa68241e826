package dev.sidestage.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sidestage.Client;
import dev.sidestage.LiveStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A reader of the live stream that goes away and comes back as chance has it, and keeps account of
 * what it was sent: by the cursor that it last had, and anew from each {@code reset}.
 */
final class Follower implements Runnable {
  private static final Duration GLANCE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Supplier<Client> client;
  private final String topics;
  private final Set<String> kinds;
  private final Random random;
  private final List<Run> runs = new ArrayList<>();
  private volatile String last = "";
  private String cursor = "";
  private int resets;

  /** What came in one piece: entries after a place, without another beginning. */
  private record Run(String epoch, long after, List<Long> entries) {
    static Run from(String cursor) {
      return new Run(Follower.epoch(cursor), Follower.sequence(cursor), new ArrayList<>());
    }
  }

  /**
   * @param client asked for each time that it comes: it may be another node's
   * @param kinds the events that it keeps account of
   */
  Follower(Supplier<Client> client, String topics, Set<String> kinds, long seed) {
    this.client = client;
    this.topics = topics;
    this.kinds = Set.copyOf(kinds);
    this.random = new Random(seed);
  }

  /** It may end once it has seen that: words of a last entry. */
  void endWith(String words) {
    last = words;
  }

  int resets() {
    return resets;
  }

  @Override
  public void run() {
    try {
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!visit(random.nextInt(400) + 20)) {
        if (last.isEmpty()) {
          deadline = System.nanoTime() + PATIENCE.toNanos();
        }
        assertFalse(System.nanoTime() > deadline, "the last entry doesn't come: " + cursor);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Follows the stream for so many events; whether the last one was among them. */
  private boolean visit(int events) throws InterruptedException {
    try (var stream = open()) {
      for (var seen = 0; seen < events; ) {
        var next = stream.poll(GLANCE);
        if (next.isPresent()) {
          var event = next.get();
          if (LiveStream.isEnd(event)) {
            return false;
          }
          take(event);
          seen++;
          if (!last.isEmpty() && event.data().contains(last)) {
            return true;
          }
        } else if (!last.isEmpty()) {
          return false;
        }
      }
      return false;
    }
  }

  private LiveStream open() {
    while (true) {
      try {
        var from = cursor.isEmpty() ? client.get() : client.get().with("Last-Event-ID", cursor);
        return from.live("topics=" + topics);
      } catch (AssertionError notNow) {
        Thread.onSpinWait();
      }
    }
  }

  /** Its place is that of the last event that it has taken, and not of the last one that came. */
  private void take(LiveStream.Event event) {
    cursor = event.id();
    switch (event.event()) {
      case "hello" -> {
        if (runs.isEmpty()) {
          runs.add(Run.from(event.id()));
        }
      }
      case "reset" -> {
        resets++;
        runs.add(Run.from(event.id()));
      }
      default -> {
        if (kinds.contains(event.event())) {
          var run = runs.get(runs.size() - 1);
          assertEquals(run.epoch(), epoch(event.id()), "another epoch without a reset");
          run.entries().add(sequence(event.id()));
        }
      }
    }
  }

  /**
   * Each run has all entries from its beginning to its end, once and in order.
   *
   * @param truth the entries that it is concerned with, by epoch
   */
  void assertComplete(Map<String, NavigableSet<Long>> truth) {
    for (var run : runs) {
      if (!run.entries().isEmpty()) {
        var end = run.entries().get(run.entries().size() - 1);
        var all = truth.getOrDefault(run.epoch(), new TreeSet<>());
        var due = List.copyOf(all.subSet(run.after(), false, end, true));
        assertEquals(List.of(), without(due, run.entries()), () -> "missed after " + run.after());
        assertEquals(List.of(), without(run.entries(), due), () -> "too much after " + run.after());
        assertEquals(due, run.entries(), "once and in order");
      }
    }
  }

  private static List<Long> without(List<Long> these, List<Long> those) {
    var left = new TreeSet<>(these);
    those.forEach(left::remove);
    return List.copyOf(left);
  }

  static String epoch(String cursor) {
    return cursor.substring(0, cursor.indexOf('-'));
  }

  private static long sequence(String cursor) {
    return Long.parseLong(cursor.substring(cursor.indexOf('-') + 1));
  }
}
