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
   * @param document the same as {@code SidestageDocument} has it, made before: while the log is
   *     locked there is no time for it
   * @param source hash of what the settings name, where it comes from there
   */
  record Replace(
      UUID actor, Schedule schedule, String document, Origin origin, @Nullable String source)
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
   * @param automatic null: as it is
   * @param streamDelay null: as it is; {@link #AS_THE_EVENT}: as the event's
   */
  record ChangeRoom(
      UUID actor,
      String room,
      @Nullable URI stream,
      @Nullable Boolean moderated,
      @Nullable Boolean automatic,
      @Nullable Integer streamDelay)
      implements ScheduleCommand<Room> {
    public static final int AS_THE_EVENT = -1;
  }

  /**
   * Changes what is set of the event's day: absolute values.
   *
   * @param soonMinutes null: as it is
   * @param streamDelay null: as it is
   */
  record ChangeEvent(UUID actor, @Nullable Integer soonMinutes, @Nullable Integer streamDelay)
      implements ScheduleCommand<EventSettings> {}

  /** What a replacement came to. */
  record Replaced(int version, Difference difference) {}
}
