package dev.sidestage.live;

import dev.sidestage.ledger.LogEntry;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry on the wire: encoded once per audience, the same bytes for every connection. Immutable.
 *
 * @param cursor the entry's; null for a frame that is no entry's
 * @param subject see {@link Frames}
 * @param room the room that it concerns, where it concerns one
 * @param moderated whether moderators are sent something else than everybody
 */
record Delivery(
    @Nullable Cursor cursor,
    @Nullable UUID subject,
    List<String> topics,
    @Nullable String room,
    @Nullable Buffer everybody,
    boolean moderated,
    @Nullable Buffer moderators,
    @Nullable UUID viewer,
    @Nullable Buffer theirs) {

  private static final String ROOM = "room:";

  static Delivery of(LogEntry entry, Frames frames, Cursor id) {
    var everybody = encode(frames.everybody(), id);
    return new Delivery(
        id,
        frames.subject(),
        entry.topics(),
        room(entry.topics()),
        everybody,
        !Objects.equals(frames.moderators(), frames.everybody()),
        encode(frames.moderators(), id),
        frames.viewer(),
        encode(frames.theirs(), id));
  }

  /** A frame that is no entry's, and moves nobody's place. */
  static Delivery passing(Projection.Folded folded) {
    var everybody = encode(folded.everybody(), null);
    var same = Objects.equals(folded.moderators(), folded.everybody());
    return new Delivery(
        null,
        null,
        folded.topics(),
        room(folded.topics()),
        everybody,
        !same,
        same ? everybody : encode(folded.moderators(), null),
        null,
        null);
  }

  /** What this reader is sent; null where it isn't concerned. */
  @Nullable Buffer to(Reader reader) {
    if (moderated && room != null && reader.moderates().test(room)) {
      return moderators;
    }
    return viewer != null && viewer.equals(reader.viewer()) ? theirs : everybody;
  }

  private static @Nullable Buffer encode(@Nullable Frame frame, @Nullable Cursor id) {
    return frame == null ? null : frame.encode(id);
  }

  private static @Nullable String room(List<String> topics) {
    for (var topic : topics) {
      if (topic.startsWith(ROOM)) {
        return topic.substring(ROOM.length());
      }
    }
    return null;
  }
}
