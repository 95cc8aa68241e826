package dev.sidestage.questions;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** The SQL of texts that change, and of flags; under the log's lock. */
final class WordsStore {
  private static final String REWRITE =
      """
      UPDATE question q SET
        original = CASE WHEN $5 THEN coalesce(original, text) END,
        text = $3, essence = $4, edition = edition + (essence IS DISTINCT FROM $4)::integer,
        version = version + 1
      WHERE id = $1 AND version = $2
      RETURNING
      """
          + QuestionRow.COLUMNS;

  private static final String FLAG =
      """
      WITH raised AS (
        INSERT INTO flag (viewer, question)
        SELECT DISTINCT f.viewer, q.id
        FROM unnest($1::uuid[], $2::uuid[]) AS f(question, viewer)
        JOIN question q ON q.id = f.question AND q.state = ANY($3::text[]) AND NOT q.hidden AND q.author <> f.viewer
        ON CONFLICT DO NOTHING
        RETURNING question
      ), change AS (
        SELECT question, count(*)::integer AS flags FROM raised GROUP BY question
      )
      UPDATE question q SET flags = q.flags + change.flags
      FROM change WHERE q.id = change.question
      RETURNING
      """
          + QuestionRow.COLUMNS;

  private static final String FLAGS_OF =
      """
      SELECT f.question FROM flag f JOIN question q ON q.id = f.question WHERE f.viewer = $1 AND q.talk = $2
      """;

  private static final String OUTDATED =
      """
      SELECT q.id FROM vote v JOIN question q ON q.id = v.question
      WHERE v.viewer = $1 AND q.talk = $2 AND v.edition < q.edition
      """;

  private WordsStore() {}

  /**
   * Writes a question's text anew.
   *
   * @param byModerator who keeps what the author wrote
   */
  static Future<Question> rewrite(
      SqlClient client, Question question, String text, boolean byModerator) {
    return client
        .preparedQuery(REWRITE)
        .execute(
            Tuple.of(question.id(), question.version(), text, Wording.essence(text), byModerator))
        .map(rows -> QuestionRow.first(rows).orElseThrow());
  }

  /** Raises each flag that may be, once; the questions that have more of them now. */
  static Future<List<Question>> flag(SqlClient client, List<FlagCommand> flags) {
    return client
        .preparedQuery(FLAG)
        .execute(
            Tuple.of(
                flags.stream().map(FlagCommand::question).toArray(UUID[]::new),
                flags.stream().map(FlagCommand::actor).toArray(UUID[]::new),
                State.words(State::takesVotes)))
        .map(QuestionRow::all);
  }

  /** The talk's questions that a viewer found rude. */
  static Future<List<UUID>> flagsOf(SqlClient client, UUID viewer, UUID talk) {
    return ids(client, FLAGS_OF, "question", viewer, talk);
  }

  /** The talk's questions whose text was changed since a viewer voted for them. */
  static Future<List<UUID>> outdated(SqlClient client, UUID viewer, UUID talk) {
    return ids(client, OUTDATED, "id", viewer, talk);
  }

  private static Future<List<UUID>> ids(
      SqlClient client, String sql, String column, UUID viewer, UUID talk) {
    return client
        .preparedQuery(sql)
        .execute(Tuple.of(viewer, talk))
        .map(rows -> rows.stream().map(row -> row.getUUID(column)).toList());
  }
}
