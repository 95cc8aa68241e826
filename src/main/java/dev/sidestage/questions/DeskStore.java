package dev.sidestage.questions;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The SQL of what moderators share: claims, memos, orders, slow mode and the event's rules. */
final class DeskStore {
  private static final String CLAIM =
      """
      INSERT INTO question_claim AS c (question, moderator, label, until) VALUES ($1, $2, $3, $4)
      ON CONFLICT (question) DO UPDATE SET moderator = $2, label = $3, until = $4
      WHERE c.moderator = $2 OR c.until <= $5
      RETURNING question
      """;

  private static final String RELEASE =
      """
      DELETE FROM question_claim WHERE question = $1 RETURNING question
      """;

  private static final String CLAIM_OF =
      """
      SELECT c.question, c.moderator, c.label, c.until, t.room
      FROM question_claim c JOIN question q ON q.id = c.question JOIN talk t ON t.id = q.talk
      WHERE $1::uuid IS NULL OR c.question = $1
      """;

  private static final String NOTE =
      """
      INSERT INTO question_memo (question, moderator, label, text, at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (question) DO UPDATE SET moderator = $2, label = $3, text = $4, at = $5
      """;

  private static final String FORGET = "DELETE FROM question_memo WHERE question = $1";

  private static final String MEMOS =
      """
      SELECT m.question, m.moderator, m.label, m.text, m.at, t.room
      FROM question_memo m JOIN question q ON q.id = m.question JOIN talk t ON t.id = q.talk
      """;

  private static final String UNORDER = "DELETE FROM question_order WHERE talk = $1";

  private static final String ORDER =
      """
      INSERT INTO question_order (question, talk, position)
      SELECT q.id, q.talk, w.position
      FROM unnest($2::uuid[]) WITH ORDINALITY AS w(question, position)
      JOIN question q ON q.id = w.question AND q.talk = $1
      RETURNING question
      """;

  private static final String ORDERS =
      """
      SELECT o.talk, t.room, array_agg(o.question ORDER BY o.position) AS questions
      FROM question_order o JOIN talk t ON t.id = o.talk GROUP BY o.talk, t.room
      """;

  private static final String SLOW =
      """
      INSERT INTO slow_mode (room, minutes) VALUES ($1, $2)
      ON CONFLICT (room) DO UPDATE SET minutes = $2
      """;

  private static final String QUICK = "DELETE FROM slow_mode WHERE room = $1";

  private static final String SLOW_ROOMS = "SELECT room, minutes FROM slow_mode";

  private static final String CLOSE = "UPDATE event_questions SET closed = $1";

  private static final String WORDS = "UPDATE event_questions SET words = $1";

  private static final String RULES = "SELECT closed, words FROM event_questions";

  /** What holds for the questions of the whole event. */
  record Rules(boolean closed, List<String> words) {}

  private DeskStore() {}

  /** Whether it is this moderator's now: it may be another's. */
  static Future<Boolean> claim(
      SqlClient client, UUID question, Desk.By by, OffsetDateTime until, OffsetDateTime now) {
    return client
        .preparedQuery(CLAIM)
        .execute(Tuple.of(question, by.grant(), by.label(), until, now))
        .map(rows -> rows.size() == 1);
  }

  static Future<Boolean> release(SqlClient client, UUID question) {
    return client.preparedQuery(RELEASE).execute(Tuple.of(question)).map(rows -> rows.size() == 1);
  }

  static Future<Desk.Claim> claimOf(SqlClient client, UUID question) {
    return client
        .preparedQuery(CLAIM_OF)
        .execute(Tuple.of(question))
        .map(rows -> claim(rows.iterator().next()));
  }

  /** Writes the memo, or removes it where there is no text. */
  static Future<Void> note(
      SqlClient client, UUID question, Desk.By by, @Nullable String text, OffsetDateTime now) {
    return text == null
        ? client.preparedQuery(FORGET).execute(Tuple.of(question)).mapEmpty()
        : client
            .preparedQuery(NOTE)
            .execute(Tuple.of(question, by.grant(), by.label(), text, now))
            .mapEmpty();
  }

  /** Puts a talk's questions into that order; those of other talks are left out. */
  static Future<List<UUID>> order(SqlClient client, UUID talk, List<UUID> questions) {
    return client
        .preparedQuery(UNORDER)
        .execute(Tuple.of(talk))
        .compose(
            x ->
                client
                    .preparedQuery(ORDER)
                    .execute(Tuple.of(talk, (Object) questions.toArray(UUID[]::new))))
        .map(rows -> rows.stream().map(row -> row.getUUID("question")).toList());
  }

  static Future<Void> slow(SqlClient client, String room, int minutes) {
    return minutes == 0
        ? client.preparedQuery(QUICK).execute(Tuple.of(room)).mapEmpty()
        : client.preparedQuery(SLOW).execute(Tuple.of(room, minutes)).mapEmpty();
  }

  static Future<Void> close(SqlClient client, boolean closed) {
    return client.preparedQuery(CLOSE).execute(Tuple.of(closed)).mapEmpty();
  }

  static Future<Void> words(SqlClient client, List<String> words) {
    return client
        .preparedQuery(WORDS)
        .execute(Tuple.of((Object) words.toArray(String[]::new)))
        .mapEmpty();
  }

  static Future<Rules> rules(SqlClient client) {
    return client
        .preparedQuery(RULES)
        .execute()
        .map(rows -> rows.iterator().next())
        .map(row -> new Rules(row.getBoolean("closed"), List.of(row.getArrayOfStrings("words"))));
  }

  /** All that is shared, as parts. */
  static Future<List<Desk.Part>> all(SqlClient client) {
    var parts = new ArrayList<Desk.Part>();
    return read(client, CLAIM_OF, Tuple.of((Object) null), DeskStore::claimed, parts)
        .compose(v -> read(client, MEMOS, Tuple.tuple(), DeskStore::noted, parts))
        .compose(v -> read(client, ORDERS, Tuple.tuple(), DeskStore::ordered, parts))
        .compose(v -> read(client, SLOW_ROOMS, Tuple.tuple(), DeskStore::slowed, parts))
        .compose(v -> RestraintStore.all(client))
        .map(
            restrained -> {
              parts.addAll(restrained);
              return parts;
            });
  }

  private static Future<Void> read(
      SqlClient client,
      String sql,
      Tuple parameters,
      Function<Row, Desk.Part> part,
      List<Desk.Part> parts) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(
            rows -> {
              rows.forEach(row -> parts.add(part.apply(row)));
              return null;
            });
  }

  private static Desk.Part claimed(Row row) {
    var claim = claim(row);
    return new Desk.Part.Claimed(row.getString("room"), claim.question(), claim);
  }

  private static Desk.Claim claim(Row row) {
    return new Desk.Claim(
        row.getUUID("question"),
        row.getUUID("moderator"),
        row.getString("label"),
        utc(row.getOffsetDateTime("until")));
  }

  private static Desk.Part noted(Row row) {
    var memo =
        new Desk.Memo(
            row.getUUID("question"),
            row.getUUID("moderator"),
            row.getString("label"),
            row.getString("text"),
            utc(row.getOffsetDateTime("at")));
    return new Desk.Part.Noted(row.getString("room"), memo.question(), memo);
  }

  private static Desk.Part ordered(Row row) {
    return new Desk.Part.Ordered(
        row.getString("room"), row.getUUID("talk"), List.of(row.getArrayOfUUIDs("questions")));
  }

  private static Desk.Part slowed(Row row) {
    return new Desk.Part.Slowed(row.getString("room"), row.getInteger("minutes"));
  }

  static OffsetDateTime utc(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC);
  }
}
