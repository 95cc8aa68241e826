package dev.sidestage.ledger;

import dev.sidestage.database.EventClock;
import dev.sidestage.web.Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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

  /** Commands in one batch. */
  static final int BATCH = 1_000;

  /** Commands that may wait: beyond that, new ones are refused at once. */
  static final int QUEUE = 20_000;

  private static final int ATTEMPTS = 10;
  private static final Duration BETWEEN_INQUIRIES = Duration.ofMillis(250);

  private final Pool pool;
  private final Handlers handlers;
  private final EventClock clock;
  private final UUID id = UUID.randomUUID();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Queue<Submission> queue = new ArrayDeque<>();
  private final List<Runnable> doorbells = new ArrayList<>();
  private @Nullable Context loop;
  private boolean writing;
  private boolean closing;
  private long number;

  /**
   * @param pool of one connection, that is nobody else's
   * @param handlers in the order in which a batch is carried out
   */
  public Ledger(Pool pool, List<CommandHandler<?>> handlers, EventClock clock) {
    this.pool = pool;
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
    queue.forEach(submission -> submission.refuse(goingDown()));
    queue.clear();
    return Future.succeededFuture();
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
    if (waiting.incrementAndGet() > QUEUE) {
      waiting.decrementAndGet();
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
              waiting.decrementAndGet();
              caller.answer(promise, result.map(r -> (Receipt<A>) (Receipt<?>) r));
            });
    return promise.future();
  }

  /** Commands that wait for their transaction, or are in it. */
  public int waiting() {
    return waiting.get();
  }

  private void take(Submission submission) {
    if (closing) {
      submission.refuse(goingDown());
    } else {
      queue.add(submission);
      work();
    }
  }

  private void work() {
    if (writing || queue.isEmpty()) {
      return;
    }
    writing = true;
    var batch = new ArrayList<Submission>(Math.min(queue.size(), BATCH));
    while (batch.size() < BATCH && !queue.isEmpty()) {
      batch.add(queue.remove());
    }
    write(batch, ATTEMPTS)
        .onComplete(
            done -> {
              writing = false;
              work();
            });
  }

  /** Writes a batch, whatever it takes; never fails. */
  private Future<Void> write(List<Submission> batch, int attempts) {
    number++;
    return pool.getConnection()
        .compose(
            connection ->
                new Attempt(handlers, clock::at, id)
                    .write(connection, batch, number)
                    .eventually(connection::close))
        .map(head -> settle(batch, head))
        .recover(failure -> mend(batch, attempts - 1, failure));
  }

  private @Nullable Void settle(List<Submission> batch, long head) {
    batch.forEach(submission -> submission.settle(head));
    doorbells.forEach(Runnable::run);
    return null;
  }

  private Future<Void> mend(List<Submission> batch, int attempts, Throwable failure) {
    if (failure instanceof Attempt.CommitUnknown) {
      return inquire(batch, number, attempts);
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
  private Future<Void> inquire(List<Submission> batch, long lost, int attempts) {
    return pool.withTransaction(
            connection ->
                LogStore.lock(connection)
                    .compose(
                        head ->
                            LogStore.batchNumber(connection, id)
                                .map(last -> last == lost ? head.sequence() : -1)))
        .compose(
            head ->
                head >= 0 ? Future.succeededFuture(settle(batch, head)) : write(batch, attempts))
        .recover(
            failure ->
                attempts > 0
                    ? vertx
                        .timer(
                            BETWEEN_INQUIRIES.toMillis(),
                            java.util.concurrent.TimeUnit.MILLISECONDS)
                        .compose(v -> inquire(batch, lost, attempts - 1))
                    : giveUp(batch, new Attempt.CommitUnknown(failure)));
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
