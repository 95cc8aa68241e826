package dev.sidestage.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;

/** Removes what nobody reads any more, a step at a time. Needs no lock of the log's. */
final class TrimStore {
  /** Rows that one statement removes at most. */
  static final int STEP = 2_000;

  // The oldest of them only, by the primary key: never a hole.
  private static final String ENTRIES =
      """
      DELETE FROM log
      WHERE sequence < (SELECT min(sequence) FROM log) + $3
        AND sequence <= greatest(
          (SELECT sequence FROM log_head) - $1,
          (SELECT coalesce(min(sequence) FILTER (WHERE at >= $2) - 1, max(sequence))
           FROM (SELECT sequence, at FROM log ORDER BY sequence LIMIT $3) oldest))
      """;

  private static final String ANSWERS =
      """
      DELETE FROM idempotency WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM idempotency WHERE at < now() - interval '1 day' ORDER BY at LIMIT $1))
      """;

  private static final String LEDGERS =
      """
      DELETE FROM ledger_batch WHERE ledger = ANY(ARRAY(
        SELECT ledger FROM ledger_batch WHERE at < now() - interval '1 day' LIMIT $1))
      """;

  private TrimStore() {}

  /**
   * Removes some of the oldest entries: those before the last {@code kept}, and those from before a
   * time.
   *
   * @return how many
   */
  static Future<Integer> entries(SqlClient client, long kept, OffsetDateTime since) {
    return client
        .preparedQuery(ENTRIES)
        .execute(Tuple.of(kept, since, STEP))
        .map(rows -> rows.rowCount());
  }

  /** Removes some answers to requests that nobody repeats any more; how many. */
  static Future<Integer> answers(SqlClient client) {
    return client.preparedQuery(ANSWERS).execute(Tuple.of(STEP)).map(rows -> rows.rowCount());
  }

  /** Removes some ledgers that are gone; how many. */
  static Future<Integer> ledgers(SqlClient client) {
    return client.preparedQuery(LEDGERS).execute(Tuple.of(STEP)).map(rows -> rows.rowCount());
  }
}
