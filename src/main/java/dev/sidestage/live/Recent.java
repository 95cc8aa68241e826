package dev.sidestage.live;

import dev.sidestage.ledger.LogEntry;
import java.time.Duration;
import java.util.ArrayList;
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

  /** An entry is at its sequence modulo the capacity. */
  private final @Nullable Kept[] ring = new Kept[CAPACITY];

  private final Map<UUID, List<Kept>> encoded = new HashMap<>();
  private long first = 1;
  private long last;

  /** An entry, and how it is sent; null where that isn't known, or not any more. */
  private static final class Kept {
    final LogEntry entry;
    @Nullable Delivery delivery;

    Kept(LogEntry entry) {
      this.entry = entry;
    }
  }

  /** Takes these in place of all that it has; they end at the head. */
  void replace(List<LogEntry> newest, long head) {
    encoded.clear();
    last = head;
    first = head - newest.size() + 1;
    newest.forEach(entry -> keep(new Kept(entry)));
  }

  /** Adds the entry after the last one; what was about the same subject is encoded anew. */
  void add(LogEntry entry, Delivery delivery) {
    forget(delivery.subject());
    last = entry.sequence();
    first = Math.max(first, last - CAPACITY + 1);
    remember(keep(new Kept(entry)), delivery);
  }

  private Kept keep(Kept kept) {
    ring[place(kept.entry.sequence())] = kept;
    return kept;
  }

  private Kept at(long sequence) {
    var kept = ring[place(sequence)];
    if (kept == null || kept.entry.sequence() != sequence) {
      throw new IllegalStateException("no entry " + sequence);
    }
    return kept;
  }

  private static int place(long sequence) {
    return (int) (sequence % CAPACITY);
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

  /** Whether all entries after a sequence are here. */
  boolean reaches(long sequence) {
    return first <= sequence + 1;
  }

  /**
   * The last entry that is older than that one by so long; 0 where all that are here are younger.
   */
  long earlier(long sequence, Duration by) {
    if (sequence < first || sequence > last) {
      return sequence < first ? 0 : earlier(last, by);
    }
    var before = at(sequence).entry.at().minus(by);
    for (var earlier = sequence - 1; earlier >= first; earlier--) {
      if (at(earlier).entry.at().isBefore(before)) {
        return earlier;
      }
    }
    return 0;
  }

  /** An entry that is here, as it is sent now. */
  Delivery delivery(long sequence, Function<LogEntry, Delivery> encode) {
    var kept = at(sequence);
    var known = kept.delivery;
    return known == null ? remember(kept, encode.apply(kept.entry)) : known;
  }
}
