package dev.sidestage.schedule;

import dev.sidestage.ledger.Command;
import java.util.UUID;

/** What changes the schedule as a whole. */
public sealed interface ScheduleCommand<A> extends Command<A> {
  /**
   * Replaces it.
   *
   * @param sample whether it is the sample event
   */
  record Replace(UUID actor, Schedule schedule, boolean sample)
      implements ScheduleCommand<Replaced> {}

  /** What a replacement came to. */
  record Replaced(int version, Difference difference) {}
}
