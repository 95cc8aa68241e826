package dev.sidestage.day;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A free text from the organiser.
 *
 * @param room whose audience it is for; null: everybody
 * @param at when it was said, by the event's time
 * @param endsAt until when it is shown; null: until it is taken back
 */
public record Announcement(
    UUID id,
    @Nullable String room,
    String text,
    OffsetDateTime at,
    @Nullable OffsetDateTime endsAt) {
  /** The log's kind, and its frame's: the whole of it as it is now. */
  public static final String ENTRY = "announcement";

  boolean isOverAt(OffsetDateTime time) {
    return endsAt != null && !endsAt.isAfter(time);
  }
}
