package dev.sidestage.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sidestage.database.EventClock;
import dev.sidestage.ledger.LogEntry;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How a stream begins: {@code hello}, then what the reader missed, or {@code reset} where that
 * can't be told any more.
 *
 * <p>{@code hello} has the id of the place that the reader came with, so that a connection which
 * breaks during the replay goes on from there. The text of what is replayed is the one that is true
 * now, and what was withdrawn since is left out. At the end come the counts that changed.
 */
final class Replay {
  private static final int RETRY_MILLIS = 1_000;
  private static final int RETRY_SPREAD_MILLIS = 3_000;

  /** What is told at once: less than a stream's buffer holds. */
  private static final int PAGE_BYTES = 64 * 1024;

  private static final int PAGE_ENTRIES = 2_000;

  /**
   * Counts are sent up to a fold after their entry, without a place: who was cut off in between has
   * a later entry's place and not the counts. Those of entries that much older are told once more.
   */
  private static final Duration FOLDING = Duration.ofSeconds(5);

  private final Cursor head;
  private final Recent recent;
  private final Projections projections;
  private final EventClock clock;

  Replay(Cursor head, Recent recent, Projections projections, EventClock clock) {
    this.head = head;
    this.recent = recent;
    this.projections = projections;
    this.clock = clock;
  }

  /** The first frame: where the reader stands, and what time it is at the event. */
  record Hello(
      String cursor,
      Instant now,
      double speed,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean rehearsal) {}

  /** The beginning of a stream. */
  Opening open(Subscription subscription) {
    var from = subscription.from();
    var retry = RETRY_MILLIS + ThreadLocalRandom.current().nextInt(RETRY_SPREAD_MILLIS);
    var bytes = Buffer.buffer("retry: " + retry + "\n");
    bytes.appendBuffer(hello(from == null || obstacle(from) != null ? head : from));
    return from == null
        ? end(subscription, head.sequence(), bytes)
        : missed(subscription, from, bytes);
  }

  /** How a stream goes on that has told its reader all up to its cursor. */
  Opening resume(Subscription subscription) {
    var from = subscription.from();
    return missed(subscription, from == null ? head : from, Buffer.buffer());
  }

  private Opening missed(Subscription subscription, Cursor from, Buffer bytes) {
    var reason = obstacle(from);
    if (reason != null) {
      bytes.appendBuffer(new Frame("reset", Map.of("reason", reason)).encode(head));
      return end(subscription, head.sequence(), bytes);
    }
    return replay(subscription, from, bytes);
  }

  private Buffer hello(Cursor cursor) {
    var hello = new Hello(cursor.toString(), clock.now(), clock.speed(), clock.isRehearsal());
    return new Frame("hello", hello).encode(cursor);
  }

  private @Nullable String obstacle(Cursor from) {
    if (!from.epoch().equals(head.epoch())) {
      return "another log";
    }
    if (from.sequence() > head.sequence()) {
      return "unknown cursor";
    }
    return recent.reaches(from.sequence()) ? null : "too long ago";
  }

  /** A page of it: one reader may have missed megabytes, and takes them as it can. */
  private Opening replay(Subscription subscription, Cursor from, Buffer bytes) {
    var last = Math.min(head.sequence(), from.sequence() + PAGE_ENTRIES);
    for (var sequence = from.sequence() + 1; sequence <= last; sequence++) {
      if (bytes.length() > PAGE_BYTES) {
        return new Opening(bytes, new Cursor(head.epoch(), sequence - 1), false);
      }
      var delivery = recent.delivery(sequence, this::encode);
      if (subscription.concerns(delivery)) {
        append(delivery.to(subscription.reader()), bytes);
      }
    }
    return last < head.sequence()
        ? new Opening(bytes, new Cursor(head.epoch(), last), false)
        : end(subscription, counted(subscription), bytes);
  }

  /** The place from which on it may lack counts. */
  private long counted(Subscription subscription) {
    var counts = subscription.counts();
    return counts == null
        ? head.sequence()
        : recent.earlier(
            counts.sequence(), FOLDING.multipliedBy(Math.max(1, (long) Math.ceil(clock.speed()))));
  }

  /** The end of it: what is folded, and the head as the reader's new place. */
  private Opening end(Subscription subscription, long folded, Buffer bytes) {
    for (var topic : subscription.topics()) {
      for (var counts : projections.foldedSince(topic, folded)) {
        append(Delivery.passing(counts).to(subscription.reader()), bytes);
      }
    }
    return new Opening(bytes.appendBuffer(Frame.heartbeat(head)), head, true);
  }

  private Delivery encode(LogEntry entry) {
    return Delivery.of(
        entry, projections.frames(entry), new Cursor(head.epoch(), entry.sequence()));
  }

  private static void append(@Nullable Buffer frame, Buffer bytes) {
    if (frame != null) {
      bytes.appendBuffer(frame);
    }
  }
}
