package dev.sidestage.posters;

import dev.sidestage.posters.files.FileType;
import dev.sidestage.posters.files.PosterFile;
import dev.sidestage.web.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Submissions' SQL. */
final class SubmissionStore {
  private static final String COLUMNS =
      """
      s.id, s.number, s.state, s.content::text AS content, s.arrived_at, s.late_until, s.version,
      s.decision, s.published, s.confirmation,
      encode(s.poster, 'hex') AS poster,
      (SELECT type FROM poster_file WHERE hash = s.poster) AS poster_type,
      (SELECT size FROM poster_file WHERE hash = s.poster) AS poster_size,
      encode(s.preview, 'hex') AS preview,
      (SELECT type FROM poster_file WHERE hash = s.preview) AS preview_type,
      (SELECT size FROM poster_file WHERE hash = s.preview) AS preview_size
      """;

  // One address is written to so many times at most: nobody's mailbox is filled through us.
  private static final String INSERT =
      """
      WITH s AS (
        INSERT INTO submission (id, state, content, email, arrived_at, late_until)
        SELECT $1, $2, $3::text::jsonb, $4, $5, $6
        WHERE (SELECT count(*) FROM submission WHERE lower(email) = lower($4) AND state <> 'withdrawn') < $9
        RETURNING *),
      link AS (
        INSERT INTO submission_link (token_hash, submission, created_at) SELECT decode($7, 'hex'), id, $8 FROM s)
      SELECT\s"""
          + COLUMNS
          + " FROM s";

  private static final String CHANGE =
      """
      UPDATE submission s SET state = $2, content = $3::text::jsonb, email = $4, arrived_at = $5, version = version + 1
      WHERE id = $1
      RETURNING\s"""
          + COLUMNS;

  private static final String ATTACH_POSTER =
      """
      UPDATE submission s SET poster = decode($2, 'hex') WHERE id = $1
      RETURNING\s"""
          + COLUMNS;

  private static final String ATTACH_PREVIEW =
      """
      UPDATE submission s SET preview = decode($2, 'hex') WHERE id = $1
      RETURNING\s"""
          + COLUMNS;

  private static final String CONFIRM =
      """
      UPDATE submission s SET confirmation = $2 WHERE id = $1
      RETURNING\s"""
          + COLUMNS;

  private static final String LINK =
      """
      INSERT INTO submission_link (token_hash, submission, created_at) VALUES (decode($1, 'hex'), $2, $3)
      """;

  private static final String BY_KEY =
      "SELECT "
          + COLUMNS
          + """
           FROM submission s JOIN submission_link l ON l.submission = s.id WHERE l.token_hash = decode($1, 'hex')
          """;

  private static final String BY_ID = "SELECT " + COLUMNS + " FROM submission s WHERE s.id = $1";

  private static final String PAGE =
      "SELECT "
          + COLUMNS
          + """
          , count(*) OVER () AS total
          FROM submission s
          WHERE ($1::text IS NULL OR s.state = $1)
            AND ($2::text IS NULL OR s.content->'categories' ? $2)
            AND ($3::text IS NULL OR s.content::text ILIKE $3)
          ORDER BY s.number LIMIT $4 OFFSET $5
          """;

  /** Some of those that were asked for, and how many there are. */
  record Page(List<Submission> submissions, int total) {}

  private SubmissionStore() {}

  /** Inserts it with its private link; empty where its address has the most that one may have. */
  static Future<Optional<Submission>> insert(
      SqlClient client,
      SubmissionCommand.Submit submit,
      @Nullable OffsetDateTime lateUntil,
      OffsetDateTime now,
      int most) {
    return one(
        client,
        INSERT,
        Tuple.of(
            submit.submission(),
            (submit.draft() ? Submission.State.DRAFT : Submission.State.SUBMITTED).word(),
            Json.string(submit.content()),
            submit.content().email(),
            submit.arrivedAt(),
            lateUntil,
            submit.tokenHash(),
            now,
            most));
  }

  static Future<Submission> change(
      SqlClient client,
      UUID submission,
      Submission.State state,
      Content content,
      OffsetDateTime arrivedAt) {
    return one(
            client,
            CHANGE,
            Tuple.of(submission, state.word(), Json.string(content), content.email(), arrivedAt))
        .map(Optional::orElseThrow);
  }

  /** Attaches a file by its hash; null takes it away. */
  static Future<Submission> attach(
      SqlClient client, UUID submission, SubmissionCommand.Place place, @Nullable String hash) {
    var sql = place == SubmissionCommand.Place.POSTER ? ATTACH_POSTER : ATTACH_PREVIEW;
    return one(client, sql, Tuple.of(submission, hash)).map(Optional::orElseThrow);
  }

  /** Notes what the author makes of being accepted. */
  static Future<Submission> confirm(
      SqlClient client, UUID submission, Facts.Confirmation confirmation) {
    return one(client, CONFIRM, Tuple.of(submission, confirmation.word()))
        .map(Optional::orElseThrow);
  }

  /** Adds a private link. */
  static Future<Void> link(
      SqlClient client, UUID submission, String tokenHash, OffsetDateTime now) {
    return client.preparedQuery(LINK).execute(Tuple.of(tokenHash, submission, now)).mapEmpty();
  }

  /** The one that a private link's token leads to. */
  static Future<Optional<Submission>> byKey(SqlClient client, String tokenHash) {
    return one(client, BY_KEY, Tuple.of(tokenHash));
  }

  static Future<Optional<Submission>> byId(SqlClient client, UUID id) {
    return one(client, BY_ID, Tuple.of(id));
  }

  /**
   * Some of them, by number.
   *
   * @param text what they hold; null for any
   */
  static Future<Page> page(
      SqlClient client,
      Submission.@Nullable State state,
      @Nullable String category,
      @Nullable String text,
      int limit,
      int offset) {
    var pattern = text == null ? null : "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    return client
        .preparedQuery(PAGE)
        .execute(Tuple.of(state == null ? null : state.word(), category, pattern, limit, offset))
        .map(
            rows -> {
              var total = rows.size() == 0 ? 0 : rows.iterator().next().getInteger("total");
              return new Page(rows.stream().map(SubmissionStore::read).toList(), total);
            });
  }

  private static Future<Optional<Submission>> one(SqlClient client, String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.stream().findFirst().map(SubmissionStore::read));
  }

  private static Submission read(Row row) {
    return new Submission(
        row.getUUID("id"),
        row.getInteger("number"),
        Submission.State.of(row.getString("state")),
        Json.read(row.getString("content"), Content.class),
        row.getOffsetDateTime("arrived_at"),
        row.getOffsetDateTime("late_until"),
        file(row, "poster"),
        file(row, "preview"),
        facts(row),
        row.getInteger("version"));
  }

  private static Facts facts(Row row) {
    var published = row.getString("published");
    return new Facts(
        Facts.Decision.of(row.getString("decision")),
        published == null ? null : Facts.Decision.of(published),
        Facts.Confirmation.of(row.getString("confirmation")));
  }

  private static PosterFile.@Nullable View file(Row row, String column) {
    var hash = row.getString(column);
    return hash == null
        ? null
        : new PosterFile.View(
            PosterFile.url(hash),
            FileType.of(row.getString(column + "_type")),
            row.getInteger(column + "_size"));
  }
}
