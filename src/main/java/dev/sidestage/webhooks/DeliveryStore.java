package dev.sidestage.webhooks;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deliveries' SQL: each is noted once, and claimed by one node at a time. */
final class DeliveryStore {
  // Sequences are in the order of commits and without a gap, so that none is passed over. An
  // announcement that is taken
  // back isn't announced again.
  private static final String NOTE =
      """
      WITH behind AS (
        SELECT w.id, w.kinds, w.position, h.sequence AS head FROM webhook w, log_head h
        WHERE w.position < h.sequence ORDER BY w.id LIMIT 50 FOR UPDATE OF w SKIP LOCKED
      ), noted AS (
        INSERT INTO webhook_delivery (webhook, sequence, kind, at, data)
        SELECT b.id, l.sequence, l.kind, l.at, l.data FROM behind b
        JOIN log l ON l.sequence > b.position AND l.sequence <= b.head AND l.kind = ANY (b.kinds)
          AND NOT (l.kind = 'announcement' AND coalesce((l.data ->> 'endsAt')::timestamptz <= l.at, false))
        ON CONFLICT DO NOTHING
      )
      UPDATE webhook w SET position = b.head FROM behind b WHERE w.id = b.id
      """;

  private static final String CLAIM =
      """
      UPDATE webhook_delivery d SET attempts = d.attempts + 1, due = clock_timestamp() + interval '60 seconds'
      FROM webhook w
      WHERE w.id = d.webhook AND d.id IN (
        SELECT c.id FROM webhook_delivery c JOIN webhook v ON v.id = c.webhook AND v.stopped IS NULL
        WHERE c.state = 'waiting' AND c.due <= clock_timestamp()
        ORDER BY c.due, c.sequence LIMIT 20 FOR UPDATE OF c SKIP LOCKED)
      RETURNING d.id, d.webhook, d.kind, d.at, d.data::text AS data, d.state, d.attempts, d.due, d.said,
        w.url, w.secret, w.form, w.template
      """;

  private static final String SETTLE =
      """
      UPDATE webhook_delivery SET state = $2, said = $3, due = clock_timestamp() + $4 * interval '1 millisecond'
      WHERE id = $1
      """;

  private static final String STOP =
      """
      UPDATE webhook SET stopped = $2 WHERE id = $1
      """;

  private static final String LATEST =
      """
      SELECT id, webhook, kind, at, data::text AS data, state, attempts, due, said FROM webhook_delivery
      WHERE webhook = $1 ORDER BY state = 'parked' DESC, at DESC, id LIMIT 100
      """;

  private static final String TRIM =
      """
      DELETE FROM webhook_delivery WHERE id IN (
        SELECT id FROM webhook_delivery WHERE state = 'delivered' AND due < clock_timestamp() - interval '2 days'
        LIMIT 1000)
      """;

  /** A delivery that this node has claimed, and where it goes. */
  record Claimed(
      Delivery delivery, URI url, Buffer secret, Webhook.Form form, @Nullable String template) {}

  private DeliveryStore() {}

  /** Notes what is new in the log. */
  static Future<Void> note(SqlClient client) {
    return client.preparedQuery(NOTE).execute().mapEmpty();
  }

  /** Claims some of what is due. */
  static Future<List<Claimed>> claim(SqlClient client) {
    return client
        .preparedQuery(CLAIM)
        .execute()
        .map(rows -> rows.stream().map(DeliveryStore::readClaimed).toList());
  }

  /** What came of one, and when it is due again where it waits. */
  static Future<Void> settle(SqlClient client, UUID id, String state, String said, Duration again) {
    return client
        .preparedQuery(SETTLE)
        .execute(Tuple.of(id, state, said, again.toMillis()))
        .mapEmpty();
  }

  /** Nothing more is sent to a webhook, until somebody says so. */
  static Future<Void> stop(SqlClient client, UUID webhook, String why) {
    return client.preparedQuery(STOP).execute(Tuple.of(webhook, why)).mapEmpty();
  }

  /** Those that were given up first, then the newest. */
  static Future<List<Delivery>> latest(SqlClient client, UUID webhook) {
    return client
        .preparedQuery(LATEST)
        .execute(Tuple.of(webhook))
        .map(rows -> rows.stream().map(DeliveryStore::read).toList());
  }

  static Future<Void> trim(SqlClient client) {
    return client.preparedQuery(TRIM).execute().mapEmpty();
  }

  private static Claimed readClaimed(Row row) {
    return new Claimed(
        read(row),
        URI.create(row.getString("url")),
        row.getBuffer("secret"),
        Webhook.Form.of(row.getString("form")),
        row.getString("template"));
  }

  private static Delivery read(Row row) {
    return new Delivery(
        row.getUUID("id"),
        row.getUUID("webhook"),
        row.getString("kind"),
        row.getOffsetDateTime("at").withOffsetSameInstant(ZoneOffset.UTC),
        row.getString("data"),
        row.getString("state"),
        row.getInteger("attempts"),
        row.getOffsetDateTime("due").withOffsetSameInstant(ZoneOffset.UTC),
        row.getString("said"));
  }
}
