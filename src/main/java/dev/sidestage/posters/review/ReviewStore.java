package dev.sidestage.posters.review;

import dev.sidestage.posters.Content;
import dev.sidestage.posters.Facts;
import dev.sidestage.posters.PrivateLinks.PrivateLink;
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

/** Reviews' and decisions' SQL. */
final class ReviewStore {
  private static final String PUT =
      """
      INSERT INTO review (submission, reviewer, name, score, comment, changed_at)
      SELECT id, $2, $3, $4, $5, $6 FROM submission WHERE id = $1 AND state = 'submitted'
      ON CONFLICT (submission, reviewer) DO UPDATE SET
        name = EXCLUDED.name, score = EXCLUDED.score, comment = EXCLUDED.comment, changed_at = EXCLUDED.changed_at
      RETURNING reviewer, name, score, comment, changed_at
      """;

  private static final String DECIDE =
      """
      UPDATE submission SET decision = $2 WHERE id = ANY($1) AND state = 'submitted'
      """;

  private static final String UNPUBLISHED =
      """
      SELECT id, number, content->>'title' AS title, email, decision FROM submission
      WHERE state = 'submitted' AND decision <> 'pending' AND decision IS DISTINCT FROM published
      ORDER BY number
      """;

  private static final String PUBLISH =
      """
      UPDATE submission SET published = decision, confirmation = 'pending' WHERE id = ANY($1)
      """;

  private static final String LINKS =
      """
      INSERT INTO submission_link (token_hash, submission, created_at)
      SELECT decode(hash, 'hex'), submission, $3 FROM unnest($1::text[], $2::uuid[]) AS l(hash, submission)
      """;

  private static final String REVIEWS =
      """
      (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('reviewer', r.reviewer, 'name', r.name,
          'score', r.score, 'comment', r.comment, 'changedAt', r.changed_at)) ORDER BY r.changed_at), '[]')::text
        FROM review r WHERE r.submission = s.id) AS reviews
      """;

  private static final String COLUMNS =
      """
      s.id, s.number, s.content::text AS content, s.decision, s.published, s.confirmation,
      encode(s.poster, 'hex') AS poster, p.type AS poster_type, p.size AS poster_size,
      encode(s.preview, 'hex') AS preview, q.type AS preview_type, q.size AS preview_size,
      """
          + REVIEWS;

  private static final String FROM =
      """
       FROM submission s LEFT JOIN poster_file p ON p.hash = s.poster LEFT JOIN poster_file q ON q.hash = s.preview
      """;

  private static final String ALL =
      "SELECT "
          + COLUMNS
          + ", count(*) OVER () AS total"
          + FROM
          + """
          WHERE s.state = 'submitted' AND ($1::text IS NULL OR s.content->'categories' ? $1)
            AND ($2::text IS NULL OR s.decision = $2)
          ORDER BY CASE WHEN $5 THEN (SELECT avg(score) FROM review r WHERE r.submission = s.id) END DESC NULLS LAST,
            s.number
          LIMIT $3 OFFSET $4
          """;

  private static final String ONE =
      "SELECT " + COLUMNS + FROM + " WHERE s.id = $1 AND s.state = 'submitted'";

  /** Some submissions with their reviews, and how many there are. */
  record Page(List<Reviewed> reviewed, int total) {}

  private ReviewStore() {}

  static Future<Optional<Review>> put(SqlClient client, ReviewCommand.Put put, OffsetDateTime now) {
    return client
        .preparedQuery(PUT)
        .execute(
            Tuple.of(put.submission(), put.actor(), put.name(), put.score(), put.comment(), now))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            new Review(
                                row.getUUID("reviewer"),
                                row.getString("name"),
                                row.getInteger("score"),
                                row.getString("comment"),
                                row.getOffsetDateTime("changed_at"))));
  }

  static Future<Integer> decide(SqlClient client, List<UUID> submissions, Facts.Decision decision) {
    return client
        .preparedQuery(DECIDE)
        .execute(Tuple.of(submissions.toArray(UUID[]::new), decision.word()))
        .map(rows -> rows.rowCount());
  }

  static Future<List<PublishedBatch.Item>> unpublished(SqlClient client) {
    return client
        .query(UNPUBLISHED)
        .execute()
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new PublishedBatch.Item(
                                row.getUUID("id"),
                                row.getInteger("number"),
                                row.getString("title"),
                                row.getString("email"),
                                Facts.Decision.of(row.getString("decision"))))
                    .toList());
  }

  /** Notes that their authors are told, and adds the private links of the letters. */
  static Future<Void> publish(
      SqlClient client,
      List<PublishedBatch.Item> items,
      List<PrivateLink> links,
      OffsetDateTime now) {
    var ids = items.stream().map(PublishedBatch.Item::id).toArray(UUID[]::new);
    return client
        .preparedQuery(PUBLISH)
        .execute(Tuple.of(ids))
        .compose(
            v ->
                client
                    .preparedQuery(LINKS)
                    .execute(
                        Tuple.of(
                            links.stream().map(PrivateLink::hash).toArray(String[]::new),
                            ids,
                            now)))
        .mapEmpty();
  }

  /**
   * Some submissions, by number or by their mean.
   *
   * @param category null for all, as with {@code decision}
   */
  static Future<Page> page(
      SqlClient client,
      @Nullable String category,
      Facts.@Nullable Decision decision,
      boolean byMean,
      int limit,
      int offset) {
    return client
        .preparedQuery(ALL)
        .execute(
            Tuple.of(category, decision == null ? null : decision.word(), limit, offset, byMean))
        .map(
            rows -> {
              var total = rows.size() == 0 ? 0 : rows.iterator().next().getInteger("total");
              return new Page(rows.stream().map(ReviewStore::read).toList(), total);
            });
  }

  static Future<Optional<Reviewed>> one(SqlClient client, UUID submission) {
    return client
        .preparedQuery(ONE)
        .execute(Tuple.of(submission))
        .map(rows -> rows.stream().findFirst().map(ReviewStore::read));
  }

  private static Reviewed read(Row row) {
    var published = row.getString("published");
    return new Reviewed(
        row.getUUID("id"),
        row.getInteger("number"),
        Json.read(row.getString("content"), Content.class),
        file(row, "poster"),
        file(row, "preview"),
        new Facts(
            Facts.Decision.of(row.getString("decision")),
            published == null ? null : Facts.Decision.of(published),
            Facts.Confirmation.of(row.getString("confirmation"))),
        List.of(Json.read(row.getString("reviews"), Review[].class)));
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
