package dev.sidestage.day;

import dev.sidestage.schedule.Talk;
import dev.sidestage.schedule.TalkRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The SQL of moves that are still to be told. */
final class MoveStore {
  // Where it was when it was told last stays, however often it moves until it is told.
  private static final String NOTE =
      """
      INSERT INTO move (talk, due, room, starts_at, ends_at)
      SELECT talk, $2, room, starts_at, ends_at
      FROM unnest($1::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[]) AS m(talk, room, starts_at, ends_at)
      ON CONFLICT (talk) DO UPDATE SET due = EXCLUDED.due
      """;

  private static final String FORGET =
      """
      DELETE FROM move WHERE talk = ANY($1) RETURNING talk
      """;

  private static final String DUE =
      """
      DELETE FROM move m USING talk t WHERE t.id = m.talk AND m.due <= $1
      RETURNING m.room AS from_room, m.starts_at AS from_start, m.ends_at AS from_end,\s"""
          + TalkRow.COLUMNS;

  private static final String ALL =
      """
      SELECT talk, due FROM move
      """;

  /** A move to be told: the talk as it is, and from where it came. */
  record Move(Talk talk, Notice.Place from) {
    boolean isElsewhere() {
      return talk.state() == Talk.State.SCHEDULED
          && talk.content().kind() != Talk.Kind.BREAK
          && !(from.room().equals(talk.slot().room())
              && from.startsAt().isEqual(talk.slot().startsAt()));
    }
  }

  private MoveStore() {}

  static Future<Void> note(SqlClient client, List<Rearrangement.Step> moved, OffsetDateTime due) {
    if (moved.isEmpty()) {
      return Future.succeededFuture();
    }
    return client
        .preparedQuery(NOTE)
        .execute(
            Tuple.from(
                List.of(
                    column(moved, step -> step.after().id()).toArray(UUID[]::new),
                    due,
                    column(moved, step -> step.before().slot().room()).toArray(String[]::new),
                    column(moved, step -> step.before().slot().startsAt())
                        .toArray(OffsetDateTime[]::new),
                    column(moved, step -> step.before().slot().endsAt())
                        .toArray(OffsetDateTime[]::new))))
        .mapEmpty();
  }

  private static <T> List<T> column(
      List<Rearrangement.Step> steps, Function<Rearrangement.Step, T> value) {
    return steps.stream().map(value).toList();
  }

  /** Of these, the talks that had a move to be told; it needs not be told any more. */
  static Future<List<UUID>> forget(SqlClient client, List<Talk> talks) {
    if (talks.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    return client
        .preparedQuery(FORGET)
        .execute(Tuple.of(talks.stream().map(Talk::id).toArray(UUID[]::new)))
        .map(rows -> rows.stream().map(row -> row.getUUID("talk")).toList());
  }

  /** Takes out those that are due. */
  static Future<List<Move>> due(SqlClient client, OffsetDateTime now) {
    return client
        .preparedQuery(DUE)
        .execute(Tuple.of(now))
        .map(rows -> rows.stream().map(MoveStore::read).toList());
  }

  /** When each is due. */
  static Future<Map<UUID, Instant>> all(SqlClient client) {
    return client
        .preparedQuery(ALL)
        .execute()
        .map(
            rows -> {
              var due = new HashMap<UUID, Instant>();
              rows.forEach(
                  row -> due.put(row.getUUID("talk"), row.getOffsetDateTime("due").toInstant()));
              return due;
            });
  }

  private static Move read(Row row) {
    var talk = TalkRow.read(row);
    var offset = talk.slot().startsAt().getOffset();
    return new Move(
        talk,
        new Notice.Place(
            row.getString("from_room"),
            row.getOffsetDateTime("from_start").withOffsetSameInstant(offset),
            row.getOffsetDateTime("from_end").withOffsetSameInstant(offset)));
  }
}
