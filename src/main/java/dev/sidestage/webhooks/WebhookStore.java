package dev.sidestage.webhooks;

import dev.sidestage.ledger.Batch;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The webhooks' SQL. */
final class WebhookStore {
  private static final String LIST =
      """
      SELECT w.id, w.name, w.url, w.kinds, w.form, w.template, w.stopped, w.created_at,
        (SELECT count(*) FROM webhook_delivery d WHERE d.webhook = w.id AND d.state = 'waiting') AS waiting,
        (SELECT count(*) FROM webhook_delivery d WHERE d.webhook = w.id AND d.state = 'parked') AS parked
      FROM webhook w ORDER BY w.created_at, w.id
      """;

  private static final String MAKE =
      """
      INSERT INTO webhook (id, name, url, secret, kinds, form, template, position, created_at)
      VALUES ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8, clock_timestamp())
      """;

  private static final String REMOVE = "DELETE FROM webhook WHERE id = $1";

  private static final String TEST =
      """
      INSERT INTO webhook_delivery (webhook, kind, at, data)
      SELECT id, 'test', $2, '{"text": "A test of Sidestage''s webhook"}' FROM webhook WHERE id = $1
      """;

  private static final String GO_ON = "UPDATE webhook SET stopped = NULL WHERE id = $1";

  private static final String REPLAY =
      """
      UPDATE webhook_delivery SET state = 'waiting', attempts = 0, due = clock_timestamp()
      WHERE webhook = $1 AND ($2::uuid IS NULL AND state = 'parked' OR id = $2)
      """;

  private WebhookStore() {}

  static Future<List<Webhook>> list(SqlClient client) {
    return client
        .preparedQuery(LIST)
        .execute()
        .map(rows -> rows.stream().map(WebhookStore::read).toList());
  }

  /** It is told of what comes after this batch. */
  static Future<Integer> make(Batch batch, WebhookCommand.Make make) {
    return batch
        .connection()
        .preparedQuery(MAKE)
        .execute(
            Tuple.from(
                new Object[] {
                  make.id(),
                  make.name(),
                  make.url().toString(),
                  make.secret(),
                  make.kinds().toArray(String[]::new),
                  make.form().word(),
                  make.template(),
                  batch.nextSequence() - 1
                }))
        .map(rows -> rows.rowCount());
  }

  static Future<Integer> remove(SqlClient client, UUID id) {
    return client.preparedQuery(REMOVE).execute(Tuple.of(id)).map(rows -> rows.rowCount());
  }

  static Future<Integer> test(SqlClient client, UUID id, OffsetDateTime now) {
    return client.preparedQuery(TEST).execute(Tuple.of(id, now)).map(rows -> rows.rowCount());
  }

  /** How many are sent again. */
  static Future<Integer> replay(SqlClient client, WebhookCommand.Replay replay) {
    return client
        .preparedQuery(GO_ON)
        .execute(Tuple.of(replay.id()))
        .compose(
            webhooks ->
                client
                    .preparedQuery(REPLAY)
                    .execute(Tuple.of(replay.id(), replay.delivery()))
                    .map(
                        rows -> replay.delivery() == null ? webhooks.rowCount() : rows.rowCount()));
  }

  private static Webhook read(Row row) {
    return new Webhook(
        row.getUUID("id"),
        row.getString("name"),
        URI.create(row.getString("url")),
        List.of(row.getArrayOfStrings("kinds")),
        Webhook.Form.of(row.getString("form")),
        row.getString("template"),
        row.getString("stopped"),
        row.getOffsetDateTime("created_at").withOffsetSameInstant(ZoneOffset.UTC),
        row.getLong("waiting"),
        row.getLong("parked"));
  }
}
