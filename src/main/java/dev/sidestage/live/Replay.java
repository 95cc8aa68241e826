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
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Hello(String cursor, Instant now, double speed, boolean rehearsal) {}

  Opening open(Subscription subscription) {
    var from = subscription.from();
    var bytes = Buffer.buffer();
    var retry = RETRY_MILLIS + ThreadLocalRandom.current().nextInt(RETRY_SPREAD_MILLIS);
    bytes.appendString("retry: " + retry + "\n");
    var reason = obstacle(from);
    if (from == null || reason != null) {
      bytes.appendBuffer(hello(head));
      if (reason != null) {
        bytes.appendBuffer(new Frame("reset", Map.of("reason", reason)).encode(head));
      }
    } else {
      bytes.appendBuffer(hello(from));
      replay(subscription, from, bytes);
    }
    return new Opening(bytes, head);
  }

  private Buffer hello(Cursor cursor) {
    var hello = new Hello(cursor.toString(), clock.now(), clock.speed(), clock.isRehearsal());
    return new Frame("hello", hello).encode(cursor);
  }

  private @Nullable String obstacle(@Nullable Cursor from) {
    if (from == null) {
      return null;
    }
    if (!from.epoch().equals(head.epoch())) {
      return "another log";
    }
    if (from.sequence() > head.sequence()) {
      return "unknown cursor";
    }
    return recent.reaches(from.sequence(), head.sequence()) ? null : "too long ago";
  }

  private void replay(Subscription subscription, Cursor from, Buffer bytes) {
    for (var delivery : recent.after(from.sequence(), this::encode)) {
      if (subscription.concerns(delivery)) {
        append(delivery.to(subscription.reader()), bytes);
      }
    }
    var folded =
        recent.earlier(from.sequence(), FOLDING.multipliedBy((long) Math.ceil(clock.speed())));
    for (var topic : subscription.topics()) {
      for (var frame : projections.foldedSince(topic, folded)) {
        bytes.appendBuffer(frame.encode(null));
      }
    }
    bytes.appendBuffer(Frame.heartbeat(head));
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
