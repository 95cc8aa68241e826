package dev.sidestage.mail;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Letters' SQL. */
final class MailStore {
  private static final String COLUMNS =
      "id, purpose, recipient, subject, text, link, state, attempts, problem, created_at, done_at";

  private static final String INSERT =
      """
      INSERT INTO mail (id, purpose, recipient, subject, text, link, state, created_at)
      SELECT id, purpose, recipient, subject, text, link, 'waiting', $7
      FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
        AS l(id, purpose, recipient, subject, text, link)
      """;

  // Those that a node claimed and never settled are claimed again once the claim has run out.
  private static final String CLAIM =
      """
      UPDATE mail SET claimed_until = clock_timestamp() + $2 * interval '1 second', attempts = attempts + 1
      WHERE id IN (
        SELECT id FROM mail
        WHERE state = 'waiting' AND next_try_at <= clock_timestamp()
          AND (claimed_until IS NULL OR claimed_until <= clock_timestamp())
        ORDER BY next_try_at, id LIMIT $1)
      RETURNING\s"""
          + COLUMNS;

  private static final String DUE =
      """
      SELECT EXISTS (SELECT FROM mail
        WHERE state = 'waiting' AND next_try_at <= clock_timestamp()
          AND (claimed_until IS NULL OR claimed_until <= clock_timestamp())) AS due
      """;

  private static final String SENT =
      """
      UPDATE mail SET state = 'sent', link = NULL, problem = NULL, claimed_until = NULL, done_at = $2
      WHERE id = $1 AND state = 'waiting'
      """;

  private static final String REFUSED =
      """
      UPDATE mail SET state = 'refused', problem = $2, claimed_until = NULL, done_at = $3
      WHERE id = $1 AND state = 'waiting'
      """;

  private static final String LATER =
      """
      UPDATE mail SET problem = $2, claimed_until = NULL, next_try_at = clock_timestamp() + $3 * interval '1 second'
      WHERE id = $1 AND state = 'waiting'
      """;

  private static final String PASS_ON =
      """
      UPDATE mail SET state = 'passed-on', link = NULL, claimed_until = NULL, done_at = $2
      WHERE id = $1 AND state IN ('waiting', 'refused')
      RETURNING\s"""
          + COLUMNS;

  private static final String AGAIN =
      """
      UPDATE mail SET state = 'waiting', next_try_at = clock_timestamp(), claimed_until = NULL, done_at = NULL
      WHERE id = $1 AND state IN ('waiting', 'refused')
      RETURNING\s"""
          + COLUMNS;

  private static final String ALL =
      "SELECT "
          + COLUMNS
          + """
           FROM mail WHERE ($1::text IS NULL OR state = $1)
          ORDER BY created_at DESC, id LIMIT $2 OFFSET $3
          """;

  private static final String COUNTS =
      """
      SELECT state, count(*) AS count FROM mail GROUP BY state
      """;

  private MailStore() {}

  static Future<Void> insert(SqlClient client, List<Letter> letters, OffsetDateTime now) {
    return client
        .preparedQuery(INSERT)
        .execute(
            Tuple.of(
                column(letters, Letter::id, UUID[]::new),
                column(letters, Letter::purpose, String[]::new),
                column(letters, Letter::recipient, String[]::new),
                column(letters, Letter::subject, String[]::new),
                column(letters, Letter::text, String[]::new),
                column(letters, Letter::link, String[]::new),
                now))
        .mapEmpty();
  }

  private static <C> C[] column(
      List<Letter> letters, Function<Letter, @Nullable C> value, IntFunction<C[]> array) {
    return letters.stream().map(value).toArray(array);
  }

  /** Whether a letter could be sent now. */
  static Future<Boolean> isDue(SqlClient client) {
    return client.query(DUE).execute().map(rows -> rows.iterator().next().getBoolean("due"));
  }

  /** Claims letters that are due, each for so many seconds. */
  static Future<List<Posted>> claim(SqlClient client, int most, int seconds) {
    return client
        .preparedQuery(CLAIM)
        .execute(Tuple.of(most, seconds))
        .map(rows -> rows.stream().map(MailStore::read).toList());
  }

  static Future<Void> sent(SqlClient client, UUID letter, OffsetDateTime now) {
    return client.preparedQuery(SENT).execute(Tuple.of(letter, now)).mapEmpty();
  }

  static Future<Void> refused(SqlClient client, UUID letter, String problem, OffsetDateTime now) {
    return client.preparedQuery(REFUSED).execute(Tuple.of(letter, problem, now)).mapEmpty();
  }

  static Future<Void> later(SqlClient client, UUID letter, String problem, int seconds) {
    return client.preparedQuery(LATER).execute(Tuple.of(letter, problem, seconds)).mapEmpty();
  }

  static Future<Optional<Posted>> passOn(SqlClient client, UUID letter, OffsetDateTime now) {
    return one(client, PASS_ON, Tuple.of(letter, now));
  }

  static Future<Optional<Posted>> again(SqlClient client, UUID letter) {
    return one(client, AGAIN, Tuple.of(letter));
  }

  static Future<List<Posted>> all(
      SqlClient client, Posted.@Nullable State state, int limit, int offset) {
    return client
        .preparedQuery(ALL)
        .execute(Tuple.of(state == null ? null : state.word(), limit, offset))
        .map(rows -> rows.stream().map(MailStore::read).toList());
  }

  /** How many letters are in each state. */
  static Future<MailCounts> counts(SqlClient client) {
    return client
        .query(COUNTS)
        .execute()
        .map(
            rows -> {
              var counts = MailCounts.none();
              for (var row : rows) {
                counts =
                    counts.with(Posted.State.of(row.getString("state")), row.getInteger("count"));
              }
              return counts;
            });
  }

  private static Future<Optional<Posted>> one(SqlClient client, String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.stream().findFirst().map(MailStore::read));
  }

  private static Posted read(Row row) {
    return new Posted(
        new Letter(
            row.getUUID("id"),
            row.getString("purpose"),
            row.getString("recipient"),
            row.getString("subject"),
            row.getString("text"),
            row.getString("link")),
        Posted.State.of(row.getString("state")),
        row.getInteger("attempts"),
        row.getString("problem"),
        row.getOffsetDateTime("created_at"),
        row.getOffsetDateTime("done_at"));
  }
}
