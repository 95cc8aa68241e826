package dev.sidestage.questions;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SQL of what stands between viewers and their questions, of a whole batch at once. */
final class BarrierStore {
  private static final String OF =
      """
      SELECT a.id, e.closed, coalesce(s.minutes, 0) AS slow_minutes,
        (SELECT max(r.until) FROM restraint r
         WHERE r.viewer = a.viewer AND r.kind = 'mute' AND NOT r.lifted AND r.until > $4) AS muted_until,
        CASE WHEN s.minutes IS NOT NULL THEN
          (SELECT max(q.asked_at) FROM question q JOIN talk o ON o.id = q.talk
           WHERE q.author = a.viewer AND o.room = t.room) + make_interval(mins => s.minutes)
        END AS slow_until
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS a(id, viewer, talk)
      JOIN talk t ON t.id = a.talk
      CROSS JOIN event_questions e
      LEFT JOIN slow_mode s ON s.room = t.room
      """;

  private BarrierStore() {}

  /** By question. */
  static Future<Map<UUID, Barrier>> of(SqlClient client, List<Ask> asks, OffsetDateTime now) {
    return client
        .preparedQuery(OF)
        .execute(
            Tuple.of(
                asks.stream().map(Ask::question).toArray(UUID[]::new),
                asks.stream().map(Ask::actor).toArray(UUID[]::new),
                asks.stream().map(Ask::talk).toArray(UUID[]::new),
                now))
        .map(
            rows -> {
              var barriers = new HashMap<UUID, Barrier>();
              rows.forEach(row -> barriers.put(row.getUUID("id"), read(row)));
              return barriers;
            });
  }

  private static Barrier read(Row row) {
    return new Barrier(
        row.getBoolean("closed"),
        utc(row.getOffsetDateTime("muted_until")),
        row.getInteger("slow_minutes"),
        utc(row.getOffsetDateTime("slow_until")));
  }

  private static @Nullable OffsetDateTime utc(@Nullable OffsetDateTime time) {
    return time == null ? null : DeskStore.utc(time);
  }
}
