package dev.sidestage.schedule;

import dev.sidestage.ledger.Command;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What changes the schedule as a whole, or a room. */
public sealed interface ScheduleCommand<A> extends Command<A> {
  /**
   * Replaces it.
   *
   * @param source hash of what the settings name, where it comes from there
   */
  record Replace(UUID actor, Schedule schedule, Origin origin, @Nullable String source)
      implements ScheduleCommand<Replaced> {
    private static final int TALK = 2_000;

    @Override
    public int size() {
      return TALK * (1 + schedule.talks().size());
    }
  }

  /**
   * Changes a room: absolute values, so that a repeat does nothing.
   *
   * @param stream null: as it is
   * @param moderated null: as it is
   */
  record ChangeRoom(UUID actor, String room, @Nullable URI stream, @Nullable Boolean moderated)
      implements ScheduleCommand<Room> {}

  /** What a replacement came to. */
  record Replaced(int version, Difference difference) {}
}
