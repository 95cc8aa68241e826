package dev.sidestage.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.List;
import java.util.UUID;

/**
 * One try at writing a batch: lock, carry out, append, commit. Either all of it is committed, or
 * the future fails and nothing happened; but for {@link CommitUnknown}, where the connection broke
 * while the commit was under way.
 */
final class Attempt {
  /** The commit was sent, and no answer came. */
  static final class CommitUnknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    CommitUnknown(Throwable cause) {
      super("the connection broke during a commit", cause);
    }
  }

  private final Handlers handlers;
  private final LedgerClock clock;
  private final UUID ledger;

  /** The event's time at a time of the database. */
  @FunctionalInterface
  interface LedgerClock {
    java.time.OffsetDateTime at(java.time.OffsetDateTime database);
  }

  Attempt(Handlers handlers, LedgerClock clock, UUID ledger) {
    this.handlers = handlers;
    this.clock = clock;
    this.ledger = ledger;
  }

  /** Writes the batch under a number. The future has the log's head after it. */
  Future<Place> write(SqlConnection connection, List<Submission> submissions, long number) {
    submissions.forEach(Submission::reset);
    return connection
        .begin()
        .compose(
            transaction ->
                carryOut(connection, submissions, number)
                    .recover(failure -> rollback(transaction, failure))
                    .compose(head -> commit(transaction, head)));
  }

  private Future<Place> carryOut(
      SqlConnection connection, List<Submission> submissions, long number) {
    return LogStore.lock(connection)
        .compose(head -> begin(connection, head))
        .compose(
            batch ->
                Repeats.of(submissions, batch)
                    .compose(
                        repeats ->
                            handlers
                                .carryOut(repeats.fresh(), batch)
                                .compose(done -> repeats.settle(batch)))
                    .compose(settled -> AuditStore.write(batch))
                    .compose(audited -> LogStore.append(batch, ledger, number))
                    .map(appended -> batch.head()));
  }

  /** Where the event's time isn't the database's, as in a rehearsal, the transaction is told it. */
  private Future<Batch> begin(SqlConnection connection, LogStore.Head head) {
    var batch = new Batch(connection, clock.at(head.at()), head.place());
    return batch.now().isEqual(head.at())
        ? Future.succeededFuture(batch)
        : LogStore.tellTime(batch).map(batch);
  }

  private static Future<Place> rollback(Transaction transaction, Throwable failure) {
    return transaction.rollback().otherwiseEmpty().compose(x -> Future.failedFuture(failure));
  }

  private static Future<Place> commit(Transaction transaction, Place head) {
    return transaction
        .commit()
        .recover(
            failure ->
                Future.failedFuture(
                    SqlFailure.isRefusal(failure) ? failure : new CommitUnknown(failure)))
        .map(head);
  }
}
