package dev.sidestage.questions;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Votes' SQL: all of a batch in one statement, under the log's lock. The conditions are in the
 * statement.
 */
final class VoteStore {
  /**
   * A viewer counts once for a question and all that is merged into it, and takes back all of that
   * at once. A vote that was for an earlier wording is for this one from then on.
   */
  private static final String COUNT =
      """
      WITH allowed AS (
        SELECT w.question, w.viewer, w.wants, q.edition, q.merged > 0 AS grouped
        FROM unnest($1::uuid[], $2::uuid[], $3::boolean[]) AS w(question, viewer, wants)
        JOIN question q ON q.id = w.question AND q.state = ANY($5::text[]) AND NOT q.hidden AND q.author <> w.viewer
      ), behind AS (
        SELECT a.question, v.viewer FROM allowed a JOIN vote v ON v.viewer = a.viewer AND v.question = a.question
        UNION
        SELECT a.question, v.viewer
        FROM allowed a JOIN question part ON a.grouped AND part.root = a.question
        JOIN vote v ON v.viewer = a.viewer AND v.question = part.id
      ), cast_now AS (
        INSERT INTO vote (viewer, question, edition) SELECT viewer, question, edition FROM allowed WHERE wants
        ON CONFLICT (viewer, question) DO UPDATE SET edition = EXCLUDED.edition WHERE vote.edition <> EXCLUDED.edition
      ), taken_back AS (
        DELETE FROM vote v USING allowed a
        WHERE NOT a.wants AND v.viewer = a.viewer
          AND (v.question = a.question
               OR (a.grouped AND v.question IN (SELECT id FROM question part WHERE part.root = a.question)))
      ), change AS (
        SELECT a.question, sum(CASE WHEN a.wants THEN 1 ELSE -1 END)::integer AS votes
        FROM allowed a LEFT JOIN behind b ON b.question = a.question AND b.viewer = a.viewer
        WHERE a.wants = (b.viewer IS NULL)
        GROUP BY a.question
      )
      UPDATE question q SET votes = q.votes + change.votes, voted_at = $4
      FROM change WHERE q.id = change.question AND change.votes <> 0
      RETURNING q.id, q.talk, q.votes
      """;

  private static final String STANDING =
      """
      SELECT id, talk, author, state, previous, hidden, votes FROM question WHERE id = ANY($1::uuid[])
      """;

  /** What a vote is about. */
  record Standing(UUID talk, UUID author, State state, boolean seenByAll, int votes) {}

  /** A count that changed. */
  record Counted(UUID question, UUID talk, int votes) {}

  private VoteStore() {}

  /** Makes each wish true where it may be; the questions whose count changed. */
  static Future<List<Counted>> count(
      SqlClient client, Collection<VoteCommand> wishes, long sequence) {
    return client
        .preparedQuery(COUNT)
        .execute(
            Tuple.of(
                wishes.stream().map(VoteCommand::question).toArray(UUID[]::new),
                wishes.stream().map(VoteCommand::actor).toArray(UUID[]::new),
                wishes.stream().map(VoteCommand::wants).toArray(Boolean[]::new),
                sequence,
                State.words(State::takesVotes)))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Counted(
                                row.getUUID("id"), row.getUUID("talk"), row.getInteger("votes")))
                    .toList());
  }

  /** How these questions stand. */
  static Future<Map<UUID, Standing>> standing(SqlClient client, Collection<UUID> questions) {
    return client
        .preparedQuery(STANDING)
        .execute(Tuple.of((Object) questions.toArray(UUID[]::new)))
        .map(
            rows -> {
              var standing = new HashMap<UUID, Standing>();
              rows.forEach(row -> standing.put(row.getUUID("id"), standing(row)));
              return standing;
            });
  }

  private static Standing standing(Row row) {
    var state = State.of(row.getString("state"));
    var previous = row.getString("previous");
    return new Standing(
        row.getUUID("talk"),
        row.getUUID("author"),
        state,
        !row.getBoolean("hidden")
            && Question.isSeenByAll(state, previous == null ? null : State.of(previous)),
        row.getInteger("votes"));
  }
}
