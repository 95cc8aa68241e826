package dev.sidestage.questions;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of who is muted or banned. */
final class RestraintStore {
  private static final String INSERT =
      """
      INSERT INTO restraint (id, viewer, kind, room, question, moderator, label, until)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  private static final String LIFT =
      """
      UPDATE restraint SET lifted = true WHERE id = $1 AND NOT lifted
      RETURNING id, viewer, kind, room, question, moderator, label, until
      """;

  private static final String FIND = "SELECT room FROM restraint WHERE id = $1";

  private static final String BANNED =
      """
      SELECT EXISTS (SELECT FROM restraint WHERE viewer = $1 AND kind = 'ban' AND NOT lifted) AS banned
      """;

  private static final String ALL =
      """
      SELECT id, viewer, kind, room, question, moderator, label, until FROM restraint
      WHERE NOT lifted ORDER BY until NULLS LAST, id
      """;

  private static final String HIDE =
      """
      UPDATE question q SET hidden = $2, version = version + 1 WHERE author = $1 AND hidden <> $2
      RETURNING\s"""
          + QuestionRow.COLUMNS;

  private static final String IN_PLACE =
      "SELECT "
          + QuestionRow.COLUMNS
          + " FROM question q WHERE q.author = $1 AND q.state = ANY($2::text[])";

  /** A restraint and whom it concerns. */
  record Held(UUID viewer, String room, Desk.Restraint restraint) {}

  private RestraintStore() {}

  static Future<Void> insert(SqlClient client, Held held) {
    var restraint = held.restraint();
    return client
        .preparedQuery(INSERT)
        .execute(
            Tuple.of(
                restraint.id(),
                held.viewer(),
                restraint.kind().word(),
                held.room(),
                restraint.question(),
                restraint.by().grant(),
                restraint.by().label(),
                restraint.until()))
        .mapEmpty();
  }

  /** Lifts it; empty where there is none, or not any more. */
  static Future<Optional<Held>> lift(SqlClient client, UUID restraint) {
    return client
        .preparedQuery(LIFT)
        .execute(Tuple.of(restraint))
        .map(rows -> rows.stream().findFirst().map(RestraintStore::read));
  }

  /** The room whose moderators restrained. */
  static Future<Optional<String>> room(SqlClient client, UUID restraint) {
    return client
        .preparedQuery(FIND)
        .execute(Tuple.of(restraint))
        .map(rows -> rows.stream().findFirst().map(row -> row.getString("room")));
  }

  static Future<Boolean> isBanned(SqlClient client, UUID viewer) {
    return client
        .preparedQuery(BANNED)
        .execute(Tuple.of(viewer))
        .map(rows -> rows.iterator().next().getBoolean("banned"));
  }

  static Future<List<Desk.Part>> all(SqlClient client) {
    return client
        .preparedQuery(ALL)
        .execute()
        .map(
            rows -> {
              var parts = new ArrayList<Desk.Part>();
              rows.forEach(
                  row -> {
                    var held = read(row);
                    parts.add(new Desk.Part.Restrained(held.room(), held.restraint()));
                  });
              return parts;
            });
  }

  /** Hides a viewer's questions from all others, or shows them again; those that changed. */
  static Future<List<Question>> hide(SqlClient client, UUID viewer, boolean hidden) {
    return client.preparedQuery(HIDE).execute(Tuple.of(viewer, hidden)).map(QuestionRow::all);
  }

  /** A viewer's questions on stage or up next. */
  static Future<List<Question>> inPlaces(SqlClient client, UUID viewer) {
    return client
        .preparedQuery(IN_PLACE)
        .execute(Tuple.of(viewer, (Object) State.words(State::isPlace)))
        .map(QuestionRow::all);
  }

  private static Held read(Row row) {
    var until = row.getOffsetDateTime("until");
    return new Held(
        row.getUUID("viewer"),
        row.getString("room"),
        new Desk.Restraint(
            row.getUUID("id"),
            Desk.Restraint.Kind.of(row.getString("kind")),
            row.getUUID("question"),
            new Desk.By(row.getUUID("moderator"), row.getString("label")),
            until == null ? null : DeskStore.utc(until)));
  }
}
