package dev.sidestage.day;

import dev.sidestage.schedule.Talk;
import dev.sidestage.schedule.TalkRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The clock's SQL: what is due, and which notices went out. */
final class DayStore {
  private static final String END =
      """
      UPDATE talk t SET state = 'ended', version = version + 1
      WHERE state = $2 AND ends_at <= $1 AND NOT held
        AND EXISTS (SELECT FROM room r WHERE r.id = t.room AND r.automatic)
        AND (state = 'live' OR NOT EXISTS (
          SELECT FROM talk o WHERE o.room = t.room AND o.state = 'live' AND o.held))
      RETURNING\s"""
          + TalkRow.COLUMNS;

  private static final String START =
      """
      UPDATE talk t SET state = 'live', version = version + 1
      WHERE state = 'scheduled' AND starts_at <= $1 AND ends_at > $1 AND NOT held
        AND EXISTS (SELECT FROM room r WHERE r.id = t.room AND r.automatic)
        AND NOT EXISTS (SELECT FROM talk o WHERE o.room = t.room AND o.state = 'live' AND o.held)
      RETURNING\s"""
          + TalkRow.COLUMNS;

  private static final String SOON =
      "SELECT "
          + TalkRow.COLUMNS
          + """
          FROM talk t
          WHERE state = 'scheduled' AND starts_at > $1 AND starts_at <= $2
            AND NOT EXISTS (
              SELECT FROM notice n WHERE n.talk = t.id AND n.kind = 'soon' AND n.time_change = t.time_change)
          """;

  private static final String CLAIM =
      """
      INSERT INTO notice (talk, kind, time_change, at)
      SELECT talk, $1, time_change, $4 FROM unnest($2::uuid[], $3::integer[]) AS n(talk, time_change)
      ON CONFLICT DO NOTHING
      RETURNING talk
      """;

  private static final String CLAIMED =
      """
      SELECT talk, kind, time_change FROM notice
      """;

  private DayStore() {}

  /** Ends the talks in that state whose end has come. */
  static Future<List<Talk>> end(SqlClient client, OffsetDateTime now, Talk.State from) {
    return talks(client, END, Tuple.of(now, from.word()));
  }

  /** Takes the talks live that run now. */
  static Future<List<Talk>> start(SqlClient client, OffsetDateTime now) {
    return talks(client, START, Tuple.of(now));
  }

  /** The talks that start by then, and were not announced. */
  static Future<List<Talk>> soon(SqlClient client, OffsetDateTime now, OffsetDateTime by) {
    return talks(client, SOON, Tuple.of(now, by));
  }

  /** Claims notices: of these talks, the ones of which this kind has not gone out. */
  static Future<Set<UUID>> claim(
      SqlClient client, Notice.Kind kind, List<Talk> talks, OffsetDateTime now) {
    if (talks.isEmpty()) {
      return Future.succeededFuture(Set.of());
    }
    return client
        .preparedQuery(CLAIM)
        .execute(
            Tuple.of(
                kind.word(),
                talks.stream().map(Talk::id).toArray(UUID[]::new),
                talks.stream().map(Talk::timeChange).toArray(Integer[]::new),
                now))
        .map(
            rows -> {
              var claimed = new HashSet<UUID>();
              rows.forEach(row -> claimed.add(row.getUUID("talk")));
              return claimed;
            });
  }

  /** The keys of all notices that went out. */
  static Future<Set<LiveNotices.Key>> claimed(SqlClient client) {
    return client
        .preparedQuery(CLAIMED)
        .execute()
        .map(
            rows -> {
              var keys = new HashSet<LiveNotices.Key>();
              rows.forEach(
                  row ->
                      keys.add(
                          new LiveNotices.Key(
                              row.getUUID("talk"),
                              row.getString("kind"),
                              row.getInteger("time_change"))));
              return keys;
            });
  }

  private static Future<List<Talk>> talks(SqlClient client, String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.stream().map(TalkRow::read).toList());
  }
}
