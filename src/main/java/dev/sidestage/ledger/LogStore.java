package dev.sidestage.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The log's SQL: its head, its entries, its doorbell. */
public final class LogStore {
  /** The channel that is notified after each batch. */
  public static final String CHANNEL = "sidestage";

  // First and alone in its transaction: what follows sees all that was committed before it.
  private static final String LOCK =
      """
      SELECT epoch, sequence, clock_timestamp() AS at FROM log_head FOR UPDATE
      """;

  // For SQL that needs the event's time: see event_time().
  private static final String TELL_TIME =
      """
      SELECT set_config('sidestage.now', $1, true)
      """;

  private static final String APPEND =
      """
      WITH entries AS (
        INSERT INTO log (sequence, at, kind, topics, data)
        SELECT sequence, $2, kind, string_to_array(topics, ','), data::jsonb
        FROM unnest($1::bigint[], $3::text[], $4::text[], $5::text[]) AS e(sequence, kind, topics, data)
      ), head AS (
        UPDATE log_head SET sequence = $6
      ), batch AS (
        INSERT INTO ledger_batch (ledger, number) VALUES ($7, $8)
        ON CONFLICT (ledger) DO UPDATE SET number = EXCLUDED.number, at = now()
      )
      SELECT pg_notify('sidestage', $9)
      """;

  private static final String BATCH_NUMBER =
      """
      SELECT coalesce(max(number), 0) AS number FROM ledger_batch WHERE ledger = $1
      """;

  private static final String HEAD =
      """
      SELECT epoch, sequence, clock_timestamp() AS at FROM log_head
      """;

  // One statement, so that the entries are those of the log whose head it is.
  private static final String LOOK =
      """
      SELECT h.epoch, h.sequence AS head, l.sequence, l.at, l.kind, l.topics, l.data::text AS data
      FROM log_head h LEFT JOIN LATERAL (
        SELECT * FROM log WHERE sequence > $1 ORDER BY sequence LIMIT $2
      ) l ON true
      ORDER BY l.sequence
      """;

  // A database that was restored or promoted is another system or another timeline: cursors of
  // before mean nothing. The timeline of a checkpoint lags behind a promotion, the WAL's doesn't.
  private static final String SETTLE_EPOCH =
      """
      WITH origin AS (
        SELECT system_identifier || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS now
        FROM pg_control_system()
      )
      UPDATE log_head SET origin = origin.now, epoch = substr(md5(gen_random_uuid()::text), 1, 8)
      FROM origin WHERE log_head.origin <> origin.now
      """;

  // A copy that was put back is the same system and timeline; it is known by being behind.
  private static final String RENEW_EPOCH =
      """
      UPDATE log_head SET epoch = substr(md5(gen_random_uuid()::text), 1, 8)
      WHERE epoch = $1 AND sequence < $2
      """;

  /** Where the log stands, and the database's time. */
  public record Head(Place place, OffsetDateTime at) {}

  /** Where the log stands, and some of its entries after the place that was asked for. */
  public record Seen(Place head, List<LogEntry> entries) {}

  private LogStore() {}

  static Future<Head> lock(SqlConnection connection) {
    return connection.preparedQuery(LOCK).execute().map(rows -> head(rows.iterator().next()));
  }

  static Future<Void> tellTime(Batch batch) {
    return batch
        .connection()
        .preparedQuery(TELL_TIME)
        .execute(Tuple.of(batch.now().toString()))
        .mapEmpty();
  }

  static Future<Void> append(Batch batch, UUID ledger, long number) {
    var entries = batch.entries();
    var head = batch.head().sequence();
    return batch
        .connection()
        .preparedQuery(APPEND)
        .execute(
            Tuple.from(
                List.of(
                    entries.stream().map(LogEntry::sequence).toArray(Long[]::new),
                    batch.now(),
                    entries.stream().map(LogEntry::kind).toArray(String[]::new),
                    entries.stream().map(e -> String.join(",", e.topics())).toArray(String[]::new),
                    entries.stream().map(LogEntry::data).toArray(String[]::new),
                    head,
                    ledger,
                    number,
                    Long.toString(head))))
        .mapEmpty();
  }

  static Future<Long> batchNumber(SqlConnection connection, UUID ledger) {
    return connection
        .preparedQuery(BATCH_NUMBER)
        .execute(Tuple.of(ledger))
        .map(rows -> rows.iterator().next().getLong("number"));
  }

  public static Future<Head> head(SqlClient client) {
    return client.preparedQuery(HEAD).execute().map(rows -> head(rows.iterator().next()));
  }

  /** The head, and the entries after a sequence, in order; at most {@code limit}. */
  public static Future<Seen> look(SqlClient client, long sequence, int limit) {
    return client
        .preparedQuery(LOOK)
        .execute(Tuple.of(sequence, limit))
        .map(
            rows -> {
              var first = rows.iterator().next();
              return new Seen(
                  new Place(first.getString("epoch"), first.getLong("head")),
                  rows.stream()
                      .filter(row -> row.getLong("sequence") != null)
                      .map(LogStore::read)
                      .toList());
            });
  }

  /** Makes a new epoch where the database isn't the one that the epoch was made in. */
  public static Future<Void> settleEpoch(SqlClient client) {
    return client.query(SETTLE_EPOCH).execute().mapEmpty();
  }

  /** Makes a new epoch where the log has fallen behind a place that was there. */
  public static Future<Void> renewEpoch(SqlClient client, Place known) {
    return client
        .preparedQuery(RENEW_EPOCH)
        .execute(Tuple.of(known.epoch(), known.sequence()))
        .mapEmpty();
  }

  private static Head head(Row row) {
    return new Head(
        new Place(row.getString("epoch"), row.getLong("sequence")), row.getOffsetDateTime("at"));
  }

  private static LogEntry read(Row row) {
    return new LogEntry(
        row.getLong("sequence"),
        row.getOffsetDateTime("at"),
        row.getString("kind"),
        List.of(row.getArrayOfStrings("topics")),
        row.getString("data"));
  }
}
