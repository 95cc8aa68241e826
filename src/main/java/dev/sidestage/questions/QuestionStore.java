package dev.sidestage.questions;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions' SQL. What writes runs under the log's lock. */
final class QuestionStore {
  private static final String COLUMNS =
      """
      q.id, q.talk, q.author, q.text, q.name, q.state, q.reason, q.note, q.votes, q.voted_at, q.version, q.asked_at
      """;

  private static final String ASK =
      """
      INSERT INTO question AS q (id, talk, author, text, name, state, asked_at)
      SELECT a.id, t.id, a.author, a.text, a.name,
             CASE WHEN r.moderated THEN 'pending' ELSE 'approved' END, $6
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) AS a(id, talk, author, text, name)
      JOIN talk t ON t.id = a.talk AND t.state <> 'cancelled' AND t.content ->> 'kind' <> 'break'
      JOIN room r ON r.id = t.room
      RETURNING\s"""
          + COLUMNS;

  private static final String FIND = "SELECT " + COLUMNS + " FROM question q WHERE q.id = $1";

  private static final String CHANGE =
      """
      UPDATE question q SET state = $2, reason = $4, note = $5, version = version + 1
      WHERE q.id = $1 AND q.version = $3
      RETURNING\s"""
          + COLUMNS;

  private static final String IN_PLACE =
      "SELECT " + COLUMNS + " FROM question q WHERE q.talk = $1 AND q.state = $2";

  private static final String MOST_WANTED =
      "SELECT "
          + COLUMNS
          + """
           FROM question q WHERE q.talk = $1 AND q.state IN ('next', 'approved')
           ORDER BY (q.state = 'next') DESC, q.votes DESC, q.asked_at, q.id LIMIT 1
          """;

  private static final String ALL =
      "SELECT " + COLUMNS + " FROM question q ORDER BY q.asked_at, q.id";

  private static final String OF_AUTHOR =
      "SELECT "
          + COLUMNS
          + " FROM question q WHERE q.author = $1 AND q.talk = $2 ORDER BY q.asked_at DESC, q.id";

  private static final String VOTES_OF =
      """
      SELECT v.question FROM vote v JOIN question q ON q.id = v.question WHERE v.viewer = $1 AND q.talk = $2
      """;

  private QuestionStore() {}

  /** Asks; those whose talk takes no questions are left out. */
  static Future<List<Question>> ask(SqlClient client, List<Ask> asks, OffsetDateTime now) {
    return client
        .preparedQuery(ASK)
        .execute(
            Tuple.from(
                List.of(
                    asks.stream().map(Ask::question).toArray(UUID[]::new),
                    asks.stream().map(Ask::talk).toArray(UUID[]::new),
                    asks.stream().map(Ask::actor).toArray(UUID[]::new),
                    asks.stream().map(Ask::text).toArray(String[]::new),
                    asks.stream().map(Ask::name).toArray(String[]::new),
                    now)))
        .map(rows -> rows.stream().map(QuestionStore::read).toList());
  }

  static Future<Optional<Question>> find(SqlClient client, UUID question) {
    return one(client, FIND, Tuple.of(question));
  }

  /** The talk's question in a state that only one can have. */
  static Future<Optional<Question>> inPlace(SqlClient client, UUID talk, State state) {
    return one(client, IN_PLACE, Tuple.of(talk, state.word()));
  }

  /** The one that is up next or, where none is, the approved one with the most votes. */
  static Future<Optional<Question>> mostWanted(SqlClient client, UUID talk) {
    return one(client, MOST_WANTED, Tuple.of(talk));
  }

  /** Changes its state; empty where it isn't in that version any more. */
  static Future<Optional<Question>> change(
      SqlClient client,
      UUID question,
      State state,
      int version,
      @Nullable Reason reason,
      @Nullable String note) {
    return one(
        client,
        CHANGE,
        Tuple.of(question, state.word(), version, reason == null ? null : reason.word(), note));
  }

  static Future<List<Question>> all(SqlClient client) {
    return many(client, ALL, Tuple.tuple());
  }

  static Future<List<Question>> of(SqlClient client, UUID author, UUID talk) {
    return many(client, OF_AUTHOR, Tuple.of(author, talk));
  }

  /** The talk's questions that a viewer voted for. */
  static Future<List<UUID>> votesOf(SqlClient client, UUID viewer, UUID talk) {
    return client
        .preparedQuery(VOTES_OF)
        .execute(Tuple.of(viewer, talk))
        .map(rows -> rows.stream().map(row -> row.getUUID("question")).toList());
  }

  private static Future<Optional<Question>> one(SqlClient client, String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.stream().findFirst().map(QuestionStore::read));
  }

  private static Future<List<Question>> many(SqlClient client, String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.stream().map(QuestionStore::read).toList());
  }

  private static Question read(Row row) {
    var reason = row.getString("reason");
    return new Question(
        row.getUUID("id"),
        row.getUUID("talk"),
        row.getUUID("author"),
        row.getString("text"),
        row.getString("name"),
        State.of(row.getString("state")),
        reason == null ? null : Reason.of(reason),
        row.getString("note"),
        row.getInteger("votes"),
        row.getLong("voted_at"),
        row.getInteger("version"),
        row.getOffsetDateTime("asked_at").withOffsetSameInstant(ZoneOffset.UTC));
  }
}
