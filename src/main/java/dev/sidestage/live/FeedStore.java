package dev.sidestage.live;

import dev.sidestage.ledger.LogEntry;
import dev.sidestage.ledger.LogStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** How a feed reads: everything at one point of the log, and what came after it. */
final class FeedStore {
  /** A read model and the place in the log that it holds for. */
  record Loaded(LogStore.Head head, List<LogEntry> recent, Runnable swap) {}

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
                .compose(head -> load(connection, head, projections)));
  }

  private static Future<Loaded> load(
      SqlConnection connection, LogStore.Head head, Projections projections) {
    return LogStore.after(connection, head.sequence() - Recent.CAPACITY, Recent.CAPACITY)
        .compose(
            recent -> projections.load(connection).map(swap -> new Loaded(head, recent, swap)));
  }

  /** Where the log stands. */
  Future<LogStore.Head> head() {
    return LogStore.head(pool);
  }

  Future<List<LogEntry>> after(long sequence, int limit) {
    return LogStore.after(pool, sequence, limit);
  }
}
