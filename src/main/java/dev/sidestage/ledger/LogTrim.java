package dev.sidestage.ledger;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what nobody reads any more: entries that are further back than any reader may be, answers
 * to requests that nobody repeats, ledgers that are gone. In steps so small that nobody notices.
 * Owns one timer; every node does it.
 */
public final class LogTrim extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(LogTrim.class);
  private static final Duration BETWEEN = Duration.ofSeconds(20);

  private final Pool pool;
  private final long kept;

  /**
   * @param kept entries that stay; more than a node holds in memory
   */
  public LogTrim(Pool pool, long kept) {
    this.pool = pool;
    this.kept = kept;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(BETWEEN.toMillis(), timer -> trim());
    return Future.succeededFuture();
  }

  private void trim() {
    LogStore.trim(pool, kept)
        .onFailure(failure -> LOG.debug("Trimming waits: {}", SqlFailure.describe(failure)));
  }
}
