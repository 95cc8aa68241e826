package dev.sidestage.day;

import dev.sidestage.schedule.Talk;
import dev.sidestage.schedule.TalkRow;
import dev.sidestage.web.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The desk's SQL. Runs under the event's lock. */
final class DeskStore {
  private static final String CONCERNED =
      "SELECT " + TalkRow.COLUMNS + " FROM talk t WHERE t.id = ANY($1) OR t.state = 'live'";

  private static final String PUT =
      """
      UPDATE talk t SET
        room = n.room, day = n.day, starts_at = n.starts_at, ends_at = n.ends_at, content = n.content::jsonb,
        state = n.state, held = n.held, time_change = n.time_change, version = n.version
      FROM unnest($1::uuid[], $2::text[], $3::date[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::text[],
                  $8::boolean[], $9::integer[], $10::integer[])
        AS n(id, room, day, starts_at, ends_at, content, state, held, time_change, version)
      WHERE t.id = n.id
      RETURNING\s"""
          + TalkRow.COLUMNS;

  private DeskStore() {}

  /** These talks, where there are such, and all that are live. */
  static Future<List<Talk>> concerned(SqlClient client, List<UUID> talks) {
    return client
        .preparedQuery(CONCERNED)
        .execute(Tuple.of(talks.toArray(UUID[]::new)))
        .map(rows -> rows.stream().map(TalkRow::read).toList());
  }

  /** Writes talks, and returns them as they are stored. */
  static Future<List<Talk>> put(SqlClient client, List<Talk> talks) {
    if (talks.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    return client
        .preparedQuery(PUT)
        .execute(
            Tuple.from(
                List.of(
                    column(talks, Talk::id, UUID[]::new),
                    column(talks, talk -> talk.slot().room(), String[]::new),
                    column(talks, talk -> talk.slot().day(), LocalDate[]::new),
                    column(talks, talk -> talk.slot().startsAt(), OffsetDateTime[]::new),
                    column(talks, talk -> talk.slot().endsAt(), OffsetDateTime[]::new),
                    column(talks, talk -> Json.string(talk.content()), String[]::new),
                    column(talks, talk -> talk.state().word(), String[]::new),
                    column(talks, talk -> talk.run().held(), Boolean[]::new),
                    column(talks, Talk::timeChange, Integer[]::new),
                    column(talks, Talk::version, Integer[]::new))))
        .map(rows -> rows.stream().map(TalkRow::read).toList());
  }

  private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
    return rows.stream().map(value).toArray(array);
  }
}
