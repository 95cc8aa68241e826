package dev.sidestage.questions;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions' SQL. What writes runs under the log's lock. */
final class QuestionStore {
  private static final String FIND =
      "SELECT " + QuestionRow.COLUMNS + " FROM question q WHERE q.id = $1";

  private static final String IN_PLACE =
      "SELECT " + QuestionRow.COLUMNS + " FROM question q WHERE q.talk = $1 AND q.state = $2";

  private static final String MOST_WANTED =
      "SELECT "
          + QuestionRow.COLUMNS
          + """
           FROM question q LEFT JOIN question_order o ON o.question = q.id
           WHERE q.talk = $1 AND q.state IN ('next', 'approved') AND NOT q.hidden
           ORDER BY (q.state = 'next') DESC, o.position NULLS LAST, q.votes DESC, q.asked_at, q.id LIMIT 1
          """;

  private static final String ROOT_OF =
      "SELECT coalesce(root, id) AS id FROM question WHERE id = $1";

  private static final String TAKES_QUESTIONS =
      """
      SELECT FROM talk t WHERE t.id = $1 AND t.state <> 'cancelled' AND t.content ->> 'kind' <> 'break'
      """;

  private static final String RELAY =
      """
      INSERT INTO question AS q (id, talk, author, text, name, essence, source, state, asked_at)
      SELECT $1, t.id, $3, $4, $5, $6, $7, 'approved', $8
      FROM talk t WHERE t.id = $2 AND t.state <> 'cancelled' AND t.content ->> 'kind' <> 'break'
      RETURNING\s"""
          + QuestionRow.COLUMNS;

  private static final String ALL =
      "SELECT " + QuestionRow.COLUMNS + " FROM question q ORDER BY q.asked_at, q.id";

  private static final String OF_AUTHOR =
      "SELECT "
          + QuestionRow.COLUMNS
          + " FROM question q WHERE q.author = $1 AND q.talk = $2 ORDER BY q.asked_at DESC, q.id";

  private static final String VOTES_OF =
      """
      SELECT DISTINCT coalesce(q.root, q.id) AS question
      FROM vote v JOIN question q ON q.id = v.question WHERE v.viewer = $1 AND q.talk = $2
      """;

  private QuestionStore() {}

  static Future<Optional<Question>> find(SqlClient client, UUID question) {
    return one(client, FIND, Tuple.of(question));
  }

  /** The talk's question in a state that only one can have. */
  static Future<Optional<Question>> inPlace(SqlClient client, UUID talk, State state) {
    return one(client, IN_PLACE, Tuple.of(talk, state.word()));
  }

  /**
   * The one that is up next or, where none is, the first approved one in the order by hand; after
   * those the one with the most votes.
   */
  static Future<Optional<Question>> mostWanted(SqlClient client, UUID talk) {
    return one(client, MOST_WANTED, Tuple.of(talk));
  }

  /** What a question is part of in the end: itself where it isn't merged. */
  static Future<UUID> rootOf(SqlClient client, UUID question) {
    return client
        .preparedQuery(ROOT_OF)
        .execute(Tuple.of(question))
        .map(rows -> rows.iterator().next().getUUID("id"));
  }

  static Future<Boolean> takesQuestions(SqlClient client, UUID talk) {
    return client
        .preparedQuery(TAKES_QUESTIONS)
        .execute(Tuple.of(talk))
        .map(rows -> rows.size() > 0);
  }

  /** Asks in the audience's name; empty where the talk takes no questions. */
  static Future<Optional<Question>> relay(
      SqlClient client, SharingCommand.Relay relay, OffsetDateTime now) {
    return one(
        client,
        RELAY,
        Tuple.from(
            new @Nullable Object[] {
              relay.question(),
              relay.talk(),
              relay.author(),
              relay.text(),
              relay.name(),
              Wording.essence(relay.text()),
              relay.source().word(),
              now
            }));
  }

  static Future<List<Question>> all(SqlClient client) {
    return many(client, ALL, Tuple.tuple());
  }

  static Future<List<Question>> of(SqlClient client, UUID author, UUID talk) {
    return many(client, OF_AUTHOR, Tuple.of(author, talk));
  }

  /** The talk's questions that a viewer voted for; of merged ones, what they are part of. */
  static Future<List<UUID>> votesOf(SqlClient client, UUID viewer, UUID talk) {
    return client
        .preparedQuery(VOTES_OF)
        .execute(Tuple.of(viewer, talk))
        .map(rows -> rows.stream().map(row -> row.getUUID("question")).toList());
  }

  private static Future<Optional<Question>> one(SqlClient client, String sql, Tuple parameters) {
    return client.preparedQuery(sql).execute(parameters).map(QuestionRow::first);
  }

  private static Future<List<Question>> many(SqlClient client, String sql, Tuple parameters) {
    return client.preparedQuery(sql).execute(parameters).map(QuestionRow::all);
  }
}
