package dev.sidestage.live;

import dev.sidestage.ledger.LogEntry;
import dev.sidestage.ledger.LogStore;
import dev.sidestage.ledger.Place;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How a feed reads: everything at one point of the log, and what came after it. */
final class FeedStore {
  /** A read model and the place in the log that it holds for. */
  record Loaded(Place head, List<LogEntry> recent, Runnable swap) {}

  /** A connection may be dead without anybody having been told: then the next one is tried. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String ONE_POINT_IN_TIME =
      "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

  private final Pool pool;

  FeedStore(Pool pool) {
    this.pool = pool;
  }

  Future<Loaded> load(Projections projections) {
    return pool.withTransaction(
        connection ->
            connection
                .query(ONE_POINT_IN_TIME)
                .execute()
                .compose(x -> LogStore.head(connection))
                .compose(head -> load(connection, head.place(), projections)));
  }

  private static Future<Loaded> load(
      SqlConnection connection, Place head, Projections projections) {
    return LogStore.look(connection, head.sequence() - Recent.CAPACITY, Recent.CAPACITY)
        .compose(
            seen ->
                projections.load(connection).map(swap -> new Loaded(head, seen.entries(), swap)));
  }

  /** Where the log stands, and what came after a sequence. */
  Future<LogStore.Seen> look(long sequence, int limit) {
    return LogStore.look(pool, sequence, limit).timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** The log is another than the one that this place was in: its epoch must be another, too. */
  Future<Void> renewEpoch(Cursor known) {
    return LogStore.settleEpoch(pool)
        .compose(v -> LogStore.renewEpoch(pool, new Place(known.epoch(), known.sequence())));
  }
}
