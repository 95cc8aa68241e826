package dev.sidestage.ledger;

import dev.sidestage.web.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What requests with an {@code Idempotency-Key} were answered with. Runs under the log's lock. */
final class IdempotencyStore {
  private static final String FIND =
      """
      SELECT viewer, key, encode(body, 'hex') AS body, answer::text AS answer
      FROM unnest($1::uuid[], $2::text[]) AS asked(viewer, key) JOIN idempotency USING (viewer, key)
      """;

  private static final String KEEP =
      """
      INSERT INTO idempotency (viewer, key, body, answer)
      SELECT viewer, key, decode(body, 'hex'), answer::jsonb
      FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS kept(viewer, key, body, answer)
      """;

  /** Whose key. */
  record Key(UUID viewer, String key) {
    static Key of(Command<?> command, Command.Idempotency idempotency) {
      return new Key(command.actor(), idempotency.key());
    }
  }

  /** What was sent under a key (SHA-256, hexadecimal), and its answer as JSON. */
  record Kept(String body, String answer) {}

  private IdempotencyStore() {}

  static Future<Map<Key, Kept>> find(SqlConnection connection, List<Key> keys) {
    if (keys.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return connection
        .preparedQuery(FIND)
        .execute(
            Tuple.from(
                List.of(
                    keys.stream().map(Key::viewer).toArray(UUID[]::new),
                    keys.stream().map(Key::key).toArray(String[]::new))))
        .map(
            rows -> {
              var kept = new HashMap<Key, Kept>();
              rows.forEach(
                  row ->
                      kept.put(
                          new Key(row.getUUID("viewer"), row.getString("key")),
                          new Kept(row.getString("body"), row.getString("answer"))));
              return kept;
            });
  }

  static Future<Void> keep(SqlConnection connection, Map<Key, Submission> done) {
    if (done.isEmpty()) {
      return Future.succeededFuture();
    }
    var keys = List.copyOf(done.keySet());
    return connection
        .preparedQuery(KEEP)
        .execute(
            Tuple.from(
                List.of(
                    keys.stream().map(Key::viewer).toArray(UUID[]::new),
                    keys.stream().map(Key::key).toArray(String[]::new),
                    keys.stream().map(key -> body(done, key)).toArray(String[]::new),
                    keys.stream().map(key -> answer(done, key)).toArray(String[]::new))))
        .mapEmpty();
  }

  private static String body(Map<Key, Submission> done, Key key) {
    var submission = done.get(key);
    var idempotency = submission == null ? null : submission.command().idempotency();
    return idempotency == null ? "" : idempotency.body();
  }

  private static String answer(Map<Key, Submission> done, Key key) {
    var submission = done.get(key);
    return submission != null && submission.outcome() instanceof Outcome.Done outcome
        ? Json.string(outcome.answer())
        : "null";
  }
}
