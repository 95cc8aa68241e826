package dev.sidestage.questions;

import dev.sidestage.ledger.Command;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What moderators set. Absolute values, so that a repeat does nothing. */
public sealed interface RulesCommand<A> extends Command<A> {
  /**
   * Sets a talk's window, or whether its counts are hidden.
   *
   * @param mode null: as it is
   * @param countsHidden null: as it is
   */
  record OfTalk(UUID actor, UUID talk, Window.@Nullable Mode mode, @Nullable Boolean countsHidden)
      implements RulesCommand<LiveRules.OfTalk> {}

  /** Sets a room's rules; what is null is as the settings have it. */
  record OfRoom(UUID actor, String room, Rules.OfRoom rules)
      implements RulesCommand<Rules.OfRoom> {}
}
