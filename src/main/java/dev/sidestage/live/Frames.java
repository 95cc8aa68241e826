package dev.sidestage.live;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sent of one entry, by audience: null is nothing.
 *
 * @param subject what it is about, where what is sent of it depends on how that is now: an entry
 *     about the same subject makes it another
 * @param moderators those who moderate its room, and asked for that view
 * @param viewer the one viewer whose own it is
 * @param theirs what that viewer is sent in place of what everybody is
 */
public record Frames(
    @Nullable UUID subject,
    @Nullable Frame everybody,
    @Nullable Frame moderators,
    @Nullable UUID viewer,
    @Nullable Frame theirs) {
  /** The same to all, whatever comes after it. */
  public static Frames toAll(Frame frame) {
    return new Frames(null, frame, frame, null, null);
  }

  /** The same to all, as the subject is now. */
  public static Frames toAll(UUID subject, Frame frame) {
    return new Frames(subject, frame, frame, null, null);
  }

  /** To the moderators of its room alone. */
  public static Frames toModerators(Frame frame) {
    return new Frames(null, null, frame, null, null);
  }

  /** Nothing to anybody. */
  public static Frames none() {
    return new Frames(null, null, null, null, null);
  }
}
