package dev.sidestage.questions;

import dev.sidestage.ledger.Command;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A viewer votes for a question, or takes the vote back.
 *
 * @param actor the viewer
 * @param wants whether its vote is to count
 */
public record VoteCommand(UUID actor, UUID question, boolean wants)
    implements Command<VoteCommand.Tally> {
  /**
   * The question's count, and whether the viewer's vote is in it.
   *
   * @param votes null where counts are hidden
   */
  public record Tally(UUID question, UUID talk, @Nullable Integer votes, boolean voted) {
    Tally hidden() {
      return new Tally(question, talk, null, voted);
    }
  }
}
