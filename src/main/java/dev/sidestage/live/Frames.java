package dev.sidestage.live;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sent of one entry, by audience: null is nothing.
 *
 * @param moderators those who moderate its room, and asked for that view
 * @param viewer the one viewer whose own it is
 * @param theirs what that viewer is sent in place of what everybody is
 */
public record Frames(
    @Nullable Frame everybody,
    @Nullable Frame moderators,
    @Nullable UUID viewer,
    @Nullable Frame theirs) {
  /** The same to all. */
  public static Frames toAll(Frame frame) {
    return new Frames(frame, frame, null, null);
  }

  /** Nothing to anybody. */
  public static Frames none() {
    return new Frames(null, null, null, null);
  }
}
