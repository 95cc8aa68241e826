package dev.sidestage.schedule;

import dev.sidestage.ledger.Command;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What changes the schedule as a whole. */
public sealed interface ScheduleCommand<A> extends Command<A> {
  /**
   * Replaces it.
   *
   * @param sample whether it is the sample event
   * @param source hash of what the settings name, where it comes from there
   */
  record Replace(UUID actor, Schedule schedule, boolean sample, @Nullable String source)
      implements ScheduleCommand<Replaced> {}

  /** What a replacement came to. */
  record Replaced(int version, Difference difference) {}
}
