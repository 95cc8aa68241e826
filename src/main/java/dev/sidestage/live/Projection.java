package dev.sidestage.live;

import dev.sidestage.ledger.LogEntry;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feature's part of the read model: its state in this node's memory. All of it belongs to the
 * feed's event loop.
 */
public interface Projection {
  /** The kinds of entries that are its own. */
  Set<String> kinds();

  /**
   * Reads its state anew, in one {@code REPEATABLE READ} transaction with the log's head.
   *
   * @return what puts the new state in the place of the old one
   */
  Future<Runnable> load(SqlConnection snapshot);

  /** Follows the log by one entry of its own. */
  void apply(LogEntry entry);

  /** What readers are sent of an entry of its own, live or replayed, given what is true now. */
  Frames frames(LogEntry entry);

  /**
   * What has changed since it was last asked and is sent folded, without a place in the log. Four
   * times a second.
   */
  default List<Folded> fold() {
    return List.of();
  }

  /** What a reader of the topic that comes back with a cursor has missed of the folded. */
  default List<Folded> foldedSince(String topic, long sequence) {
    return List.of();
  }

  /** Whether there is such a topic, and of which room: empty where it isn't one that it knows. */
  default Optional<Topic> topic(String name) {
    return Optional.empty();
  }

  /** Hears what was whispered on any node: kept nowhere, and perhaps never heard. */
  default void hear(String whisper) {}

  /**
   * A frame for the readers of some topics, by audience: null is nothing.
   *
   * @param moderators those who moderate its room, and asked for that view
   */
  record Folded(List<String> topics, @Nullable Frame everybody, @Nullable Frame moderators) {
    /** The same to all. */
    static Folded toAll(List<String> topics, Frame frame) {
      return new Folded(topics, frame, frame);
    }
  }
}
