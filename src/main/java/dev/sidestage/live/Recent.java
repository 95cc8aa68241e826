package dev.sidestage.live;

import dev.sidestage.ledger.LogEntry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The log's newest entries, in order and without a gap: what is replayed from. The feed's event
 * loop.
 *
 * <p>Each is encoded once, for however many readers come back; and anew where a later entry changed
 * its subject, since a replay tells what is true now.
 */
final class Recent {
  /** Entries kept: a reader that is further behind starts over. */
  static final int CAPACITY = 20_000;

  private final Deque<Kept> entries = new ArrayDeque<>();
  private final Map<UUID, List<Kept>> encoded = new HashMap<>();

  /** An entry, and how it is sent; null where that isn't known, or not any more. */
  private static final class Kept {
    final LogEntry entry;
    @Nullable Delivery delivery;

    Kept(LogEntry entry) {
      this.entry = entry;
    }
  }

  void replace(List<LogEntry> newest) {
    entries.clear();
    encoded.clear();
    newest.forEach(entry -> entries.addLast(new Kept(entry)));
  }

  /** Adds the entry after the last one; what was about the same subject is encoded anew. */
  void add(LogEntry entry, Delivery delivery) {
    forget(delivery.subject());
    if (entries.size() == CAPACITY) {
      entries.removeFirst();
    }
    var kept = new Kept(entry);
    entries.addLast(kept);
    remember(kept, delivery);
  }

  private void forget(@Nullable UUID subject) {
    var stale = subject == null ? null : encoded.remove(subject);
    if (stale != null) {
      stale.forEach(kept -> kept.delivery = null);
    }
  }

  private Delivery remember(Kept kept, Delivery delivery) {
    kept.delivery = delivery;
    if (delivery.subject() != null) {
      encoded.computeIfAbsent(delivery.subject(), subject -> new ArrayList<>(1)).add(kept);
    }
    return delivery;
  }

  /** Whether all entries after a sequence are here, of a log that ends at the head. */
  boolean reaches(long sequence, long head) {
    return sequence == head
        || (!entries.isEmpty() && entries.getFirst().entry.sequence() <= sequence + 1);
  }

  /**
   * The last entry that is older than that one by so long; 0 where all that are here are younger.
   */
  long earlier(long sequence, Duration by) {
    OffsetDateTime before = null;
    var newestFirst = entries.descendingIterator();
    while (newestFirst.hasNext()) {
      var entry = newestFirst.next().entry;
      if (before != null && entry.at().isBefore(before)) {
        return entry.sequence();
      }
      if (before == null && entry.sequence() <= sequence) {
        before = entry.at().minus(by);
      }
    }
    return 0;
  }

  /** The entries after a sequence as they are sent now, in order. */
  List<Delivery> after(long sequence, Function<LogEntry, Delivery> encode) {
    if (entries.isEmpty() || entries.getLast().entry.sequence() <= sequence) {
      return List.of();
    }
    var missed = entries.getLast().entry.sequence() - sequence;
    var deliveries = new ArrayList<Delivery>((int) Math.min(missed, CAPACITY));
    var newestFirst = entries.descendingIterator();
    while (newestFirst.hasNext() && deliveries.size() < missed) {
      var kept = newestFirst.next();
      var known = kept.delivery;
      deliveries.add(known == null ? remember(kept, encode.apply(kept.entry)) : known);
    }
    Collections.reverse(deliveries);
    return deliveries;
  }
}
