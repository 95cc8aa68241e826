package dev.sidestage.ledger;

import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way through the ledger, and what became of it in the current attempt. The
 * ledger's thread.
 */
final class Submission {
  private final Command<?> command;
  private final Promise<Receipt<Object>> promise = Promise.promise();
  private @Nullable Outcome outcome;

  Submission(Command<?> command) {
    this.command = command;
  }

  Command<?> command() {
    return command;
  }

  Future<Receipt<Object>> future() {
    return promise.future();
  }

  /** Forgets an attempt that was rolled back. */
  void reset() {
    outcome = null;
  }

  void outcome(Outcome outcome) {
    this.outcome = outcome;
  }

  @Nullable Outcome outcome() {
    return outcome;
  }

  /** Answers, once the attempt is committed. */
  void settle(Place head) {
    if (outcome instanceof Outcome.Done done) {
      promise.tryComplete(new Receipt<>(done.answer(), head));
    } else if (outcome instanceof Outcome.Refused refused) {
      promise.tryFail(refused.problem());
    } else {
      promise.tryFail(new IllegalStateException("no outcome for " + command.getClass().getName()));
    }
  }

  void fail(Throwable failure) {
    promise.tryFail(failure);
  }

  void refuse(Problem problem) {
    promise.tryFail(problem);
  }
}
