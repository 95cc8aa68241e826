package dev.sidestage.live;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks of the stream.
 *
 * @param topics their names, at least one
 * @param moderation whether it asks for the moderators' view
 * @param from the last entry that it has; null to begin at the head
 * @param counts the place whose vote counts it has: not after {@code from}
 */
record Subscription(
    Set<String> topics,
    boolean moderation,
    Reader reader,
    @Nullable Cursor from,
    @Nullable Cursor counts) {
  Subscription {
    topics = Set.copyOf(topics);
  }

  Subscription(Set<String> topics, boolean moderation, Reader reader, @Nullable Cursor from) {
    this(topics, moderation, reader, from, from);
  }

  /** The same from later on. */
  Subscription goOn(Cursor last, @Nullable Cursor counted) {
    return new Subscription(topics, moderation, reader, last, counted == null ? last : counted);
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
