package dev.sidestage.ledger;

import dev.sidestage.database.EventClock;
import dev.sidestage.web.Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer of a node. Commands that arrive while a transaction is running go into the next
 * one (group commit).
 *
 * <p>Owns its queue and the one batch that is being written; both belong to its event loop. {@link
 * #submit} may be called from any thread, and answers on the caller's.
 */
public final class Ledger extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private static final int ATTEMPTS = 10;

  /** A crashed database comes back within that many inquiries, most often. */
  private static final int INQUIRIES = 40;

  private static final Duration BETWEEN_INQUIRIES = Duration.ofMillis(250);

  private final Pool pool;
  private final Handlers handlers;
  private final EventClock clock;
  private final UUID id = UUID.randomUUID();
  private final Backlog backlog;
  private final List<Runnable> doorbells = new ArrayList<>();
  private @Nullable Context loop;
  private final Promise<Void> idle = Promise.promise();
  private boolean writing;
  private boolean closing;
  private long number;

  /** The backend whose epoch is settled: a new connection may be to another database. */
  private int settledBackend;

  /**
   * @param pool of one connection, that is nobody else's
   * @param handlers in the order in which a batch is carried out
   */
  public Ledger(Pool pool, List<CommandHandler<?>> handlers, EventClock clock) {
    this(pool, handlers, clock, Backlog.Bounds.DEFAULT);
  }

  Ledger(Pool pool, List<CommandHandler<?>> handlers, EventClock clock, Backlog.Bounds bounds) {
    this.pool = pool;
    this.backlog = new Backlog(bounds);
    this.handlers = new Handlers(handlers);
    this.clock = clock;
  }

  /** What is rung on the ledger's thread after each commit. Before the start only. */
  public void onCommit(Runnable doorbell) {
    doorbells.add(doorbell);
  }

  @Override
  public Future<?> start() {
    loop = context;
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    closing = true;
    backlog.drain().forEach(submission -> submission.refuse(goingDown()));
    return writing ? idle.future() : Future.succeededFuture();
  }

  /**
   * Gives a command to the ledger.
   *
   * @return its receipt, once it is on disk; or a {@link Problem}: its own, or 503 where the
   *     database is away or too many commands wait
   */
  public <A> Future<Receipt<A>> submit(Command<A> command) {
    if (loop == null) {
      return Future.failedFuture(goingDown());
    }
    if (!backlog.admit(command)) {
      return Future.failedFuture(
          Problem.unavailable("Too much is going on. Try again in a second."));
    }
    var submission = new Submission(command);
    loop.runOnContext(v -> take(submission));
    return answer(submission);
  }

  @SuppressWarnings("unchecked") // a handler answers a command with its answer type
  private <A> Future<Receipt<A>> answer(Submission submission) {
    var caller = Caller.here();
    var promise = Promise.<Receipt<A>>promise();
    submission
        .future()
        .onComplete(
            result -> {
              backlog.leave(submission.command());
              caller.answer(promise, result.map(r -> (Receipt<A>) (Receipt<?>) r));
            });
    return promise.future();
  }

  /** Commands that wait for their transaction, or are in it. */
  public int waiting() {
    return backlog.waiting();
  }

  private void take(Submission submission) {
    if (closing) {
      submission.refuse(goingDown());
    } else {
      backlog.add(submission);
      work();
    }
  }

  private void work() {
    if (writing || backlog.isEmpty()) {
      return;
    }
    writing = true;
    write(backlog.next(), ATTEMPTS)
        .onComplete(
            done -> {
              writing = false;
              if (closing) {
                idle.tryComplete();
              }
              work();
            });
  }

  /** Writes a batch, whatever it takes; never fails. */
  private Future<Void> write(List<Submission> batch, int attempts) {
    number++;
    return pool.getConnection()
        .compose(
            connection ->
                settleEpoch(connection)
                    .compose(
                        v -> new Attempt(handlers, clock::at, id).write(connection, batch, number))
                    .eventually(connection::close))
        .transform(
            written ->
                written.succeeded()
                    ? settle(batch, written.result())
                    : mend(batch, attempts - 1, written.cause()));
  }

  /**
   * A new connection may be to a database that was restored: nothing is written before that is
   * known.
   */
  private Future<Void> settleEpoch(SqlConnection connection) {
    var backend = PgConnection.cast(connection).processId();
    return backend == settledBackend
        ? Future.succeededFuture()
        : LogStore.settleEpoch(connection)
            .map(
                v -> {
                  settledBackend = backend;
                  return null;
                });
  }

  private Future<Void> settle(List<Submission> batch, Place head) {
    batch.forEach(submission -> submission.settle(head));
    doorbells.forEach(Runnable::run);
    return Future.succeededFuture();
  }

  private Future<Void> mend(List<Submission> batch, int attempts, Throwable failure) {
    if (failure instanceof Attempt.CommitUnknown) {
      return inquire(batch, number, INQUIRIES);
    }
    return switch (SqlFailure.of(failure)) {
      case REPEAT -> attempts > 0 ? write(batch, attempts) : giveUp(batch, failure);
      case COMMAND -> batch.size() == 1 ? refuse(batch.get(0), failure) : takeApart(batch);
      case BUG -> batch.size() == 1 ? blame(batch.get(0), failure) : takeApart(batch);
      case AWAY -> giveUp(batch, failure);
    };
  }

  private Future<Void> takeApart(List<Submission> batch) {
    var middle = batch.size() / 2;
    return write(batch.subList(0, middle), ATTEMPTS)
        .compose(v -> write(batch.subList(middle, batch.size()), ATTEMPTS));
  }

  /** Did the batch of that number take place? Its ledger's row says so, read under the lock. */
  private Future<Void> inquire(List<Submission> batch, long lost, int inquiries) {
    return pool.withTransaction(
            connection ->
                LogStore.lock(connection)
                    .compose(
                        head ->
                            LogStore.batchNumber(connection, id)
                                .map(last -> Optional.of(head.place()).filter(p -> last == lost))))
        .transform(
            answer ->
                answer.failed()
                    ? inquireAgain(batch, lost, inquiries, answer.cause())
                    : answer
                        .result()
                        .map(head -> settle(batch, head))
                        .orElseGet(() -> write(batch, ATTEMPTS)));
  }

  private Future<Void> inquireAgain(
      List<Submission> batch, long lost, int inquiries, Throwable failure) {
    return inquiries > 0
        ? vertx
            .timer(BETWEEN_INQUIRIES.toMillis(), TimeUnit.MILLISECONDS)
            .compose(v -> inquire(batch, lost, inquiries - 1))
        : giveUp(batch, new Attempt.CommitUnknown(failure));
  }

  private static Future<Void> refuse(Submission submission, Throwable failure) {
    LOG.warn(
        "The database refuses a {}: {}",
        submission.command().getClass().getSimpleName(),
        SqlFailure.describe(failure));
    submission.refuse(
        Problem.of(
            422,
            "unacceptable",
            "Not possible",
            "The database can't take this value. Check what you sent."));
    return Future.succeededFuture();
  }

  private static Future<Void> blame(Submission submission, Throwable failure) {
    submission.fail(failure);
    return Future.succeededFuture();
  }

  private static Future<Void> giveUp(List<Submission> batch, Throwable failure) {
    LOG.warn("Can't write {} commands: {}", batch.size(), SqlFailure.describe(failure));
    var problem =
        failure instanceof Attempt.CommitUnknown
            ? Problem.unavailable(
                "The database went away before it said whether this was done. Look, and try again.")
            : Problem.unavailable(
                "The database can't be reached just now. Nothing was changed; try again.");
    batch.forEach(submission -> submission.refuse(problem));
    return Future.succeededFuture();
  }

  private static Problem goingDown() {
    return Problem.unavailable("This node is going down. Try again.");
  }
}
