package dev.sidestage.live;

import dev.sidestage.ledger.LogEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The log's newest entries, in order and without a gap: what is replayed from. The feed's event
 * loop.
 */
final class Recent {
  /** Entries kept: a reader that is further behind starts over. */
  static final int CAPACITY = 20_000;

  private final Deque<LogEntry> entries = new ArrayDeque<>();

  void replace(List<LogEntry> newest) {
    entries.clear();
    newest.forEach(this::add);
  }

  void add(LogEntry entry) {
    if (entries.size() == CAPACITY) {
      entries.removeFirst();
    }
    entries.addLast(entry);
  }

  /** Whether all entries after a sequence are here, of a log that ends at the head. */
  boolean reaches(long sequence, long head) {
    return sequence == head
        || (!entries.isEmpty() && entries.getFirst().sequence() <= sequence + 1);
  }

  /** The entries after a sequence, in order. */
  List<LogEntry> after(long sequence) {
    if (entries.isEmpty() || entries.getLast().sequence() <= sequence) {
      return List.of();
    }
    var skipped = Math.max(0, sequence - entries.getFirst().sequence() + 1);
    return entries.stream().skip(skipped).toList();
  }
}
