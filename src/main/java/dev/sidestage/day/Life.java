package dev.sidestage.day;

import static dev.sidestage.schedule.Talk.State.CANCELLED;
import static dev.sidestage.schedule.Talk.State.ENDED;
import static dev.sidestage.schedule.Talk.State.LIVE;
import static dev.sidestage.schedule.Talk.State.SCHEDULED;

import dev.sidestage.schedule.Talk;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * From which state a talk may come into which others, and by whose word. The one place that knows;
 * the documentation and the tests are checked against it.
 *
 * <p>The organiser's word beats the clock. What the clock would at once undo is <i>held</i>: the
 * clock leaves that talk's state alone until somebody changes its state or its time. So a talk that
 * is taken live early ends at its end, one that is kept live past its end goes on, and one that is
 * called back to scheduled after its start waits. A room in which a talk is held live waits with
 * it; a room by hand always waits.
 */
enum Life {
  CLOCK,
  ORGANISER;

  private static final Map<Talk.State, Set<Talk.State>> BY_THE_CLOCK =
      Map.of(SCHEDULED, Set.of(LIVE, ENDED), LIVE, Set.of(ENDED));

  private static final Map<Talk.State, Set<Talk.State>> BY_THE_ORGANISER =
      Map.of(
          SCHEDULED, Set.of(LIVE, ENDED, CANCELLED),
          LIVE, Set.of(SCHEDULED, ENDED, CANCELLED),
          ENDED, Set.of(LIVE, SCHEDULED),
          CANCELLED, Set.of(SCHEDULED, LIVE));

  /** Where a talk in that state may be taken. */
  Set<Talk.State> ways(Talk.State from) {
    return (this == CLOCK ? BY_THE_CLOCK : BY_THE_ORGANISER).getOrDefault(from, Set.of());
  }

  boolean may(Talk.State from, Talk.State to) {
    return from == to || ways(from).contains(to);
  }

  /** Whether the clock would at once take a talk out of that state. */
  static boolean clockWouldUndo(Talk.State state, Talk.Slot slot, Instant now) {
    return switch (state) {
      case SCHEDULED -> !slot.startsAt().toInstant().isAfter(now);
      case LIVE -> !slot.endsAt().toInstant().isAfter(now);
      case ENDED, CANCELLED -> false;
    };
  }

  /** The state of a talk of which only the times changed. */
  static Talk.State afterMove(Talk.State was, Talk.Slot slot, Instant now) {
    return switch (was) {
      case LIVE -> slot.startsAt().toInstant().isAfter(now) ? SCHEDULED : LIVE;
      case ENDED -> slot.endsAt().toInstant().isAfter(now) ? SCHEDULED : ENDED;
      case SCHEDULED, CANCELLED -> was;
    };
  }
}
