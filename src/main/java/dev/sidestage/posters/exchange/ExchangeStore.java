package dev.sidestage.posters.exchange;

import dev.sidestage.posters.Content;
import dev.sidestage.posters.Facts;
import dev.sidestage.posters.Submission;
import dev.sidestage.web.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The SQL of submissions on their way out and in. */
final class ExchangeStore {
  private static final String ALL =
      """
      SELECT s.id, s.number, s.state, s.content::text AS content, s.decision, s.published, s.confirmation,
        count(r.score)::integer AS reviews, avg(r.score)::float8 AS mean
      FROM submission s LEFT JOIN review r ON r.submission = s.id
      GROUP BY s.id ORDER BY s.number
      """;

  private static final String PUT =
      """
      INSERT INTO submission (id, state, content, email, arrived_at, decision)
      SELECT id, 'submitted', content::jsonb, email, $5, decision
      FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS b(id, content, email, decision)
      ON CONFLICT (id) DO UPDATE SET content = EXCLUDED.content, email = EXCLUDED.email,
        decision = EXCLUDED.decision, version = submission.version + 1
      """;

  private ExchangeStore() {}

  static Future<List<Line>> all(SqlClient client) {
    return client.query(ALL).execute().map(rows -> rows.stream().map(ExchangeStore::read).toList());
  }

  /** Those without an error; of one that is there twice, the last. */
  static Future<Integer> put(SqlClient client, List<Brought> brought, OffsetDateTime now) {
    var last = new LinkedHashMap<UUID, Brought>();
    brought.stream()
        .filter(each -> each.error() == null)
        .forEach(each -> last.put(each.id(), each));
    var all = List.copyOf(last.values());
    return client
        .preparedQuery(PUT)
        .execute(
            Tuple.of(
                all.stream().map(Brought::id).toArray(UUID[]::new),
                all.stream()
                    .map(each -> Json.string(Objects.requireNonNull(each.content())))
                    .toArray(String[]::new),
                all.stream()
                    .map(each -> Objects.requireNonNull(each.content()).email())
                    .toArray(String[]::new),
                all.stream().map(each -> each.decision().word()).toArray(String[]::new),
                now))
        .map(rows -> rows.rowCount());
  }

  private static Line read(Row row) {
    var published = row.getString("published");
    return new Line(
        row.getUUID("id"),
        row.getInteger("number"),
        Submission.State.of(row.getString("state")),
        Json.read(row.getString("content"), Content.class),
        new Facts(
            Facts.Decision.of(row.getString("decision")),
            published == null ? null : Facts.Decision.of(published),
            Facts.Confirmation.of(row.getString("confirmation"))),
        row.getInteger("reviews"),
        row.getDouble("mean"));
  }
}
