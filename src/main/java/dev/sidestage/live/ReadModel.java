package dev.sidestage.live;

import dev.sidestage.database.EventClock;
import dev.sidestage.ledger.LogEntry;
import dev.sidestage.ledger.LogStore;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this node knows: the projections, the newest entries, and up to where. All of it belongs to
 * the feed's event loop, but for {@link #head} and {@link #lastChange}, which any thread may ask.
 */
final class ReadModel {
  private final Projections projections;
  private final EventClock clock;
  private final Recent recent = new Recent();
  private final Map<String, Long> changes = new ConcurrentHashMap<>();
  private volatile long loadedAt;
  private volatile Cursor head = new Cursor("0", 0);

  ReadModel(List<Projection> projections, EventClock clock) {
    this.projections = new Projections(projections);
    this.clock = clock;
  }

  /** The last entry that is applied. */
  Cursor head() {
    return head;
  }

  /** The last entry that concerned a topic; at least the one at which all was loaded. */
  long lastChange(String topic) {
    return Math.max(loadedAt, changes.getOrDefault(topic, 0L));
  }

  /** Reads all of it anew. */
  Future<Void> load(FeedStore store) {
    return store
        .load(projections)
        .map(
            loaded -> {
              loaded.swap().run();
              recent.replace(loaded.recent(), loaded.head().sequence());
              changes.clear();
              head = Cursor.of(loaded.head());
              loadedAt = head.sequence();
              return null;
            });
  }

  /** Whether that is of the log that we know, and goes on where we are, without a gap. */
  boolean isFollowedBy(LogStore.Seen seen) {
    var next = head.sequence();
    for (var entry : seen.entries()) {
      if (entry.sequence() != ++next) {
        return false;
      }
    }
    var nothingNew = seen.entries().isEmpty();
    return seen.head().epoch().equals(head.epoch())
        && (!nothingNew || seen.head().sequence() == head.sequence());
  }

  /** Follows the log by the entry after the head. */
  Delivery apply(LogEntry entry) {
    projections.apply(entry);
    entry.topics().forEach(topic -> changes.put(topic, entry.sequence()));
    head = new Cursor(head.epoch(), entry.sequence());
    var delivery = Delivery.of(entry, projections.frames(entry), head);
    recent.add(entry, delivery);
    return delivery;
  }

  void hear(String whisper) {
    projections.hear(whisper);
  }

  /** What is sent folded, and is due. */
  List<Delivery> fold() {
    return projections.fold().stream().map(Delivery::passing).toList();
  }

  /** How a stream begins; or a {@link Problem}. */
  Opening open(Subscription subscription) {
    subscription.topics().forEach(name -> check(subscription, projections.topic(name)));
    return replay().open(subscription);
  }

  /** How a stream goes on that was behind. */
  Opening resume(Subscription subscription) {
    return replay().resume(subscription);
  }

  private Replay replay() {
    return new Replay(head, recent, projections, clock);
  }

  private static void check(Subscription subscription, Topic topic) {
    var room = topic.room();
    if (subscription.moderation()
        && room.isPresent()
        && !subscription.reader().moderates().test(room.get())) {
      throw Problem.forbidden(
          "view=moderation of " + topic.name() + " needs a moderator's grant for its room.");
    }
  }
}
