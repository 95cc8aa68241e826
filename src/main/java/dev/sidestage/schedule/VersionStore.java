package dev.sidestage.schedule;

import dev.sidestage.schedule.exchange.Report;
import dev.sidestage.schedule.exchange.SidestageDocument;
import dev.sidestage.web.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions' SQL: every import, whole. */
final class VersionStore {
  /** Some megabytes each, of a large event: enough to go back by weeks. */
  private static final int KEPT = 100;

  private static final String PUT =
      """
      INSERT INTO schedule_version (version, at, origin, again, report, difference, document, talks, rooms)
      VALUES ($1, $2, $3, $4, $5::text::jsonb, $6::text::jsonb, $7::text::jsonb, $8, $9)
      """;

  private static final String TRIM =
      """
      DELETE FROM schedule_version WHERE version <= $1
      """;

  private static final String LIST =
      """
      SELECT version, at, origin, again, report->>'format' AS format, talks, rooms,
             coalesce(jsonb_array_length(report->'oddities'), 0) AS oddities, difference::text AS difference
      FROM schedule_version ORDER BY version DESC
      """;

  private static final String DOCUMENT =
      """
      SELECT document::text AS document FROM schedule_version WHERE version = $1
      """;

  private static final String LAST_OF_SETTINGS =
      """
      SELECT document::text AS document FROM schedule_version
      WHERE origin = 'settings' ORDER BY version DESC LIMIT 1
      """;

  /**
   * An import.
   *
   * @param format null where nothing was read
   * @param changes how many talks it changed
   */
  record Version(
      int version,
      OffsetDateTime at,
      Origin.Kind origin,
      @Nullable Integer again,
      @Nullable String format,
      int talks,
      int rooms,
      int oddities,
      Difference.Counts changes) {}

  private VersionStore() {}

  static Future<Void> put(
      SqlClient client,
      int version,
      OffsetDateTime at,
      Difference difference,
      ScheduleCommand.Replace command) {
    return client
        .preparedQuery(PUT)
        .execute(
            Tuple.from(
                new Object[] {
                  version,
                  at,
                  command.origin().kind().word(),
                  command.origin().again(),
                  json(command.origin().report()),
                  Json.string(difference.counts()),
                  command.document(),
                  command.schedule().talks().size(),
                  command.schedule().rooms().size()
                }))
        .compose(v -> client.preparedQuery(TRIM).execute(Tuple.of(version - KEPT)))
        .mapEmpty();
  }

  /** All that are kept, the newest first. */
  static Future<List<Version>> list(SqlClient client) {
    return client
        .preparedQuery(LIST)
        .execute()
        .map(rows -> rows.stream().map(VersionStore::read).toList());
  }

  /**
   * A version, whole.
   *
   * @param document the schedule as text
   */
  record Whole(Schedule schedule, String document) {}

  static Future<Optional<Whole>> whole(SqlClient client, int version) {
    return client
        .preparedQuery(DOCUMENT)
        .execute(Tuple.of(version))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new Whole(document(row), row.getString("document"))));
  }

  /** What was loaded last from what the settings name. */
  static Future<Optional<Schedule>> lastOfSettings(SqlClient client) {
    return client
        .preparedQuery(LAST_OF_SETTINGS)
        .execute()
        .map(rows -> rows.stream().findFirst().map(VersionStore::document));
  }

  private static Schedule document(Row row) {
    return SidestageDocument.read(row.getString("document"));
  }

  private static Version read(Row row) {
    return new Version(
        row.getInteger("version"),
        row.getOffsetDateTime("at"),
        Origin.Kind.of(row.getString("origin")),
        row.getInteger("again"),
        row.getString("format"),
        row.getInteger("talks"),
        row.getInteger("rooms"),
        row.getInteger("oddities"),
        Json.read(row.getString("difference"), Difference.Counts.class));
  }

  private static @Nullable String json(@Nullable Report report) {
    return report == null ? null : Json.string(report);
  }
}
