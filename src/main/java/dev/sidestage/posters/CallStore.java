package dev.sidestage.posters;

import dev.sidestage.web.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** The call's SQL. */
final class CallStore {
  private static final String FIND =
      """
      SELECT content::text AS content, version FROM call
      """;

  private static final String PUT =
      """
      INSERT INTO call (content, closes_at, version) VALUES ($1::text::jsonb, $2, 1)
      ON CONFLICT (one) DO UPDATE SET
        content = EXCLUDED.content, closes_at = EXCLUDED.closes_at, version = call.version + 1
      RETURNING content::text AS content, version
      """;

  private CallStore() {}

  static Future<Optional<LiveCall.Known>> find(SqlClient client) {
    return client.query(FIND).execute().map(rows -> rows.stream().findFirst().map(CallStore::read));
  }

  static Future<LiveCall.Known> put(SqlClient client, Call call) {
    return client
        .preparedQuery(PUT)
        .execute(Tuple.of(Json.string(call), call.deadline().at()))
        .map(rows -> read(rows.iterator().next()));
  }

  private static LiveCall.Known read(Row row) {
    return new LiveCall.Known(
        Json.read(row.getString("content"), Call.class), row.getInteger("version"));
  }
}
