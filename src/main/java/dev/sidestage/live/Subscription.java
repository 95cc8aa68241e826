package dev.sidestage.live;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks of the stream.
 *
 * @param topics their names, at least one
 * @param moderation whether it asks for the moderators' view
 * @param from the last entry that it has; null to begin at the head
 */
record Subscription(Set<String> topics, boolean moderation, Reader reader, @Nullable Cursor from) {
  Subscription {
    topics = Set.copyOf(topics);
  }

  Subscription from(Cursor cursor) {
    return new Subscription(topics, moderation, reader, cursor);
  }

  boolean concerns(Delivery delivery) {
    for (var topic : delivery.topics()) {
      if (topics.contains(topic)) {
        return true;
      }
    }
    return false;
  }
}
