package dev.sidestage.questions;

import dev.sidestage.ledger.Command;
import java.util.UUID;

/**
 * A viewer votes for a question, or takes the vote back.
 *
 * @param actor the viewer
 * @param wants whether its vote is to count
 */
public record VoteCommand(UUID actor, UUID question, boolean wants)
    implements Command<VoteCommand.Tally> {
  /** The question's count, and whether the viewer's vote is in it. */
  public record Tally(UUID question, UUID talk, int votes, boolean voted) {}
}
