package dev.sidestage.access;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** Keys that all nodes share: the first node makes one, the others take it. */
public final class SecretStore {
  private static final String MAKE =
      """
      INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING
      """;
  private static final String READ =
      """
      SELECT value FROM secret WHERE name = $1
      """;

  private SecretStore() {}

  /** The key of that name; {@code fresh} where there was none. */
  public static Future<byte[]> obtain(SqlClient client, String name, byte[] fresh) {
    return client
        .preparedQuery(MAKE)
        .execute(Tuple.of(name, Buffer.buffer(fresh)))
        .compose(x -> client.preparedQuery(READ).execute(Tuple.of(name)))
        .map(rows -> rows.iterator().next().getBuffer("value").getBytes());
  }
}
