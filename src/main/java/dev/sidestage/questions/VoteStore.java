package dev.sidestage.questions;

import io.vertx.core.Future;
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
  private static final String COUNT =
      """
      WITH allowed AS (
        SELECT w.question, w.viewer, w.wants
        FROM unnest($1::uuid[], $2::uuid[], $3::boolean[]) AS w(question, viewer, wants)
        JOIN question q ON q.id = w.question
         AND q.state IN ('approved', 'next', 'onstage') AND q.author <> w.viewer
      ), cast_now AS (
        INSERT INTO vote (viewer, question) SELECT viewer, question FROM allowed WHERE wants
        ON CONFLICT DO NOTHING
        RETURNING question
      ), taken_back AS (
        DELETE FROM vote v USING allowed a
        WHERE NOT a.wants AND v.viewer = a.viewer AND v.question = a.question
        RETURNING v.question
      ), change AS (
        SELECT question, sum(one)::integer AS votes
        FROM (SELECT question, 1 AS one FROM cast_now UNION ALL SELECT question, -1 FROM taken_back) AS each
        GROUP BY question
      )
      UPDATE question q SET votes = q.votes + change.votes, voted_at = $4
      FROM change WHERE q.id = change.question AND change.votes <> 0
      RETURNING q.id, q.talk, q.votes
      """;

  private static final String STANDING =
      """
      SELECT id, talk, author, state, votes FROM question WHERE id = ANY($1::uuid[])
      """;

  /** What a vote is about. */
  record Standing(UUID talk, UUID author, State state, int votes) {}

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
                sequence))
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
              rows.forEach(
                  row ->
                      standing.put(
                          row.getUUID("id"),
                          new Standing(
                              row.getUUID("talk"),
                              row.getUUID("author"),
                              State.of(row.getString("state")),
                              row.getInteger("votes"))));
              return standing;
            });
  }
}
