package dev.sidestage.questions;

import dev.sidestage.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a question is to go, and what goes with it.
 *
 * @param reason with {@code dismissed}
 * @param note what its author is told beside the reason
 * @param into with {@code merged}: the question that it becomes part of
 * @param talk with {@code approved}, of a deferred one: the talk that it goes to; null: it stays
 * @param answer in writing, of a deferred one that is answered
 */
record Move(
    State state,
    State.Who who,
    @Nullable Reason reason,
    @Nullable String note,
    @Nullable UUID into,
    @Nullable UUID talk,
    @Nullable String answer) {

  static Move to(State state, State.Who who) {
    return new Move(state, who, null, null, null, null, null);
  }

  /** What a deferred question needs, to go where it may. */
  void checkDeferred() {
    if (state == State.ANSWERED && answer == null) {
      throw Problem.invalid("answer", "The talk is over: send the answer in writing.");
    }
    if (state == State.APPROVED && talk == null) {
      throw Problem.invalid("talk", "Say under which talk: its own is over.");
    }
  }

  /** Back to where a moderator took it from, with what belonged to that. */
  static Move back(Question question, State before) {
    var standing = question.standing();
    return new Move(
        before,
        State.Who.MODERATOR,
        null,
        null,
        before == State.MERGED ? standing.mergedInto() : null,
        before == State.DEFERRED ? standing.origin() : null,
        null);
  }
}
