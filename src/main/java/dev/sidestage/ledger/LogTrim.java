package dev.sidestage.ledger;

import dev.sidestage.database.EventClock;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what nobody reads any more: entries that are further back than any reader may be, answers
 * to requests that nobody repeats, ledgers that are gone. In steps so small that nobody notices,
 * with a rest after each. Owns one timer; every node does it.
 */
public final class LogTrim extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(LogTrim.class);
  private static final Duration BETWEEN = Duration.ofSeconds(20);
  private static final Duration REST = Duration.ofMillis(200);

  private final Pool pool;
  private final EventClock clock;
  private final long kept;
  private final Duration age;

  /**
   * @param kept entries that stay at most
   * @param age how old they may become, in the event's time
   */
  public LogTrim(Pool pool, EventClock clock, long kept, Duration age) {
    this.pool = pool;
    this.clock = clock;
    this.kept = kept;
    this.age = age;
  }

  @Override
  public Future<?> start() {
    next(BETWEEN);
    return Future.succeededFuture();
  }

  private void next(Duration wait) {
    vertx
        .timer(wait.toMillis(), TimeUnit.MILLISECONDS)
        .compose(v -> trim())
        .onFailure(failure -> LOG.debug("Trimming waits: {}", SqlFailure.describe(failure)))
        .onComplete(done -> next(BETWEEN));
  }

  Future<Void> trim() {
    var since = clock.now().minus(age).atOffset(ZoneOffset.UTC);
    return steps(() -> TrimStore.entries(pool, kept, since))
        .compose(v -> steps(() -> TrimStore.answers(pool)))
        .compose(v -> steps(() -> TrimStore.ledgers(pool)));
  }

  /** One step after the other, until there is nothing left that fills one. */
  private Future<Void> steps(Supplier<Future<Integer>> step) {
    return step.get()
        .compose(
            removed ->
                removed < TrimStore.STEP
                    ? Future.succeededFuture()
                    : vertx
                        .timer(REST.toMillis(), TimeUnit.MILLISECONDS)
                        .compose(v -> steps(step)));
  }
}
