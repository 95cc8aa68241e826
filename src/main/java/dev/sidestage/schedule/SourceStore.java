package dev.sidestage.schedule;

import dev.sidestage.schedule.ScheduleSource.Validators;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SQL of what the settings name: whose turn it is to look, and what came of it. */
final class SourceStore {
  // Another address is another source: what is known of the old one says nothing.
  private static final String CLAIM =
      """
      INSERT INTO schedule_source AS s (uri, claimed_until)
      VALUES ($1, clock_timestamp() + make_interval(secs => $2))
      ON CONFLICT (one) DO UPDATE SET
        uri = EXCLUDED.uri,
        claimed_until = EXCLUDED.claimed_until,
        etag = CASE WHEN s.uri = EXCLUDED.uri THEN s.etag END,
        last_modified = CASE WHEN s.uri = EXCLUDED.uri THEN s.last_modified END
      WHERE $3 OR s.uri <> EXCLUDED.uri OR s.claimed_until <= clock_timestamp()
      RETURNING etag, last_modified
      """;

  private static final String NOTE =
      """
      UPDATE schedule_source SET
        etag = $1, last_modified = $2, problem = $3, smaller = $4, checked_at = clock_timestamp()
      """;

  private static final String STATUS =
      """
      SELECT uri, checked_at, problem, smaller FROM schedule_source
      """;

  /**
   * How it stands with what the settings name.
   *
   * @param problem why what is loaded isn't what is there; null where it is
   * @param smaller whether the problem is that it has shrunk
   */
  record Status(
      String uri, @Nullable OffsetDateTime checkedAt, @Nullable String problem, boolean smaller) {}

  private SourceStore() {}

  /** Whether it is one's turn, and then what is known of what was loaded last. */
  static Future<Optional<Validators>> claim(SqlClient client, SourceCommand.Claim claim) {
    return client
        .preparedQuery(CLAIM)
        .execute(Tuple.of(claim.uri(), (double) claim.until().toSeconds(), claim.anyway()))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            new Validators(row.getString("etag"), row.getString("last_modified"))));
  }

  static Future<Void> note(SqlClient client, SourceCommand.Note note) {
    return client
        .preparedQuery(NOTE)
        .execute(
            Tuple.of(
                note.validators().etag(),
                note.validators().lastModified(),
                note.problem(),
                note.smaller()))
        .mapEmpty();
  }

  static Future<Optional<Status>> status(SqlClient client) {
    return client
        .preparedQuery(STATUS)
        .execute()
        .map(rows -> rows.stream().findFirst().map(SourceStore::read));
  }

  private static Status read(Row row) {
    return new Status(
        row.getString("uri"),
        row.getOffsetDateTime("checked_at"),
        row.getString("problem"),
        row.getBoolean("smaller"));
  }
}
