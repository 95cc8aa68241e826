package dev.sidestage.live;

import dev.sidestage.ledger.Command;
import dev.sidestage.ledger.Ledger;
import dev.sidestage.web.Answer;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * Writes that one can read afterwards: answered once this node's feed has applied them, after a
 * second at most.
 */
public final class Writes {
  private final Ledger ledger;
  private final Feed feed;

  public Writes(Ledger ledger, Feed feed) {
    this.ledger = ledger;
    this.feed = feed;
  }

  /**
   * What a command was answered with, and where in the log.
   *
   * @param cursor who has applied that has applied the command
   */
  public record Written<A>(A value, Cursor cursor) {
    /** The answer to its request, with its cursor. */
    public Answer answer(Function<A, Answer> form) {
      return form.apply(value).with(Cursor.HEADER, cursor.toString());
    }
  }

  /** Submits a command and waits until this node knows it. */
  public <A> Future<Written<A>> submit(Command<A> command) {
    return ledger
        .submit(command)
        .compose(
            receipt -> {
              var cursor = Cursor.of(receipt.head());
              return feed.applied(cursor).map(v -> new Written<>(receipt.answer(), cursor));
            });
  }
}
