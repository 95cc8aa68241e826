package dev.sidestage.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sidestage.ledger.Command;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What moderators decide. */
public sealed interface ModerationCommand<A> extends Command<A> {
  /**
   * Takes a question to another state.
   *
   * @param version the one that the change is based on
   */
  record Change(UUID actor, UUID question, int version, Move move)
      implements ModerationCommand<Question.View> {}

  /** Writes its text anew; moderators go on seeing what its author wrote. */
  record Reword(UUID actor, UUID question, int version, String text)
      implements ModerationCommand<Question.View> {}

  /** Takes a moderator's last step back. */
  record Undo(UUID actor, UUID question, int version) implements ModerationCommand<Question.View> {}

  /**
   * The one on stage is answered and the next one goes there, in one step.
   *
   * @param onstage the one that was seen on stage; null for none
   */
  record Next(UUID actor, UUID talk, @Nullable UUID onstage) implements ModerationCommand<Turn> {}

  /** What a {@link Next} came to. */
  record Turn(
      @JsonInclude Question.@Nullable View answered,
      @JsonInclude Question.@Nullable View onstage) {}
}
