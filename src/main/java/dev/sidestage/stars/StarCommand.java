package dev.sidestage.stars;

import dev.sidestage.ledger.Command;
import java.util.UUID;

/** What a viewer does with stars. */
public sealed interface StarCommand<A> extends Command<A> {
  /**
   * Marks a talk, or doesn't any more: an absolute wish, so that a repeat does nothing.
   *
   * @param actor the viewer
   */
  record Mark(UUID actor, UUID talk, boolean starred) implements StarCommand<Marked> {}

  /**
   * Gives the viewer's calendar a secret; the one before opens nothing any more.
   *
   * @param actor the viewer
   */
  record NewCalendar(UUID actor, String secret) implements StarCommand<Calendar> {}

  /** How it is now. */
  record Marked(UUID talk, boolean starred) {}

  /** The secret of a viewer's calendar. */
  record Calendar(String secret) {}
}
