package dev.sidestage.questions;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of questions that go from one state to another, under the log's lock. The database knows
 * the ways, too: its trigger refuses all others, and keeps the state before.
 */
final class MoveStore {
  private static final String MOVE =
      """
      UPDATE question q SET
        state = $3, moved_by = $4, version = version + 1,
        reason = coalesce($5, reason), note = CASE WHEN $5::text IS NULL THEN note ELSE $6 END,
        merged_into = coalesce($7, merged_into), root = CASE WHEN $3 = 'merged' THEN $7::uuid END,
        answer = coalesce($8, answer),
        talk = coalesce($9, talk), origin = CASE WHEN $9::uuid IS NULL THEN origin ELSE talk END,
        flags = CASE WHEN $4 = 'moderator' THEN 0 ELSE flags END
      WHERE id = $1 AND version = $2
      RETURNING
      """
          + QuestionRow.COLUMNS;

  private static final String GATHER = "UPDATE question SET root = $2 WHERE root = $1";

  private static final String SCATTER =
      """
      WITH RECURSIVE part AS (
        SELECT id FROM question WHERE merged_into = $1 AND state = 'merged'
        UNION ALL
        SELECT q.id FROM question q JOIN part ON q.merged_into = part.id AND q.state = 'merged'
      )
      UPDATE question SET root = $1 FROM part WHERE question.id = part.id
      """;

  private static final String RECOUNT =
      """
      UPDATE question q SET
        merged = (SELECT count(*) FROM question part WHERE part.root = q.id),
        votes = (
          SELECT count(DISTINCT v.viewer) FROM vote v
          WHERE v.question = q.id OR v.question IN (SELECT id FROM question part WHERE part.root = q.id)),
        voted_at = $2,
        version = version + 1
      WHERE id = $1
      RETURNING
      """
          + QuestionRow.COLUMNS;

  private static final String DEFER =
      """
      UPDATE question q SET state = 'deferred', moved_by = 'clock', version = version + 1
      WHERE talk = ANY($1::uuid[]) AND state = ANY($2::text[])
      RETURNING
      """
          + QuestionRow.COLUMNS;

  private static final String FOLLOW = "UPDATE question SET talk = $2 WHERE root = $1";

  private MoveStore() {}

  /** Takes a question elsewhere; empty where it isn't in that version any more. */
  static Future<Optional<Question>> move(SqlClient client, Question question, Move move) {
    var reason = move.reason();
    return client
        .preparedQuery(MOVE)
        .execute(
            Tuple.from(
                new @Nullable Object[] {
                  question.id(),
                  question.version(),
                  move.state().word(),
                  move.who().word(),
                  reason == null ? null : reason.word(),
                  move.note(),
                  move.into(),
                  move.answer(),
                  move.talk()
                }))
        .map(QuestionRow::first);
  }

  /** What was merged into a question is from now on part of what that was merged into. */
  static Future<Void> gather(SqlClient client, UUID question, UUID into) {
    return client.preparedQuery(GATHER).execute(Tuple.of(question, into)).mapEmpty();
  }

  /** What was merged into a question is its own again. */
  static Future<Void> scatter(SqlClient client, UUID question) {
    return client.preparedQuery(SCATTER).execute(Tuple.of(question)).mapEmpty();
  }

  /** Counts anew what is merged into a question, and the distinct viewers of the whole group. */
  static Future<Question> recount(SqlClient client, UUID question, long sequence) {
    return client
        .preparedQuery(RECOUNT)
        .execute(Tuple.of(question, sequence))
        .map(rows -> QuestionRow.first(rows).orElseThrow());
  }

  /** Defers all that waits in some talks. */
  static Future<List<Question>> defer(SqlClient client, List<UUID> talks) {
    return client
        .preparedQuery(DEFER)
        .execute(Tuple.from(List.of(talks.toArray(UUID[]::new), State.words(State::waits))))
        .map(QuestionRow::all);
  }

  /** What is merged into a question goes with it to another talk. */
  static Future<Void> follow(SqlClient client, UUID question, UUID talk) {
    return client.preparedQuery(FOLLOW).execute(Tuple.of(question, talk)).mapEmpty();
  }
}
