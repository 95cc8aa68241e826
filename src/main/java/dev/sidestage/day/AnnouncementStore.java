package dev.sidestage.day;

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

/** The announcements' SQL. */
final class AnnouncementStore {
  private static final String SAME =
      """
      SELECT id, room, text, at, ends_at FROM announcement
      WHERE text = $1 AND room IS NOT DISTINCT FROM $2 AND (ends_at IS NULL OR ends_at > $3)
      """;

  private static final String SAY =
      """
      INSERT INTO announcement (id, room, text, at, ends_at) VALUES ($1, $2, $3, $4, $5)
      RETURNING id, room, text, at, ends_at
      """;

  // The first end stays.
  private static final String END =
      """
      UPDATE announcement SET ends_at = least(coalesce(ends_at, $2), $2) WHERE id = $1
      RETURNING id, room, text, at, ends_at
      """;

  private static final String LATEST =
      """
      SELECT id, room, text, at, ends_at FROM announcement ORDER BY at DESC, id LIMIT 200
      """;

  private AnnouncementStore() {}

  /** The same that is still being said. */
  static Future<Optional<Announcement>> same(
      SqlClient client, AnnouncementCommand.Say say, OffsetDateTime now) {
    return one(client, SAME, Tuple.of(say.text(), say.room(), now));
  }

  static Future<Optional<Announcement>> say(
      SqlClient client, AnnouncementCommand.Say say, OffsetDateTime now) {
    return one(client, SAY, Tuple.of(say.id(), say.room(), say.text(), now, say.endsAt()));
  }

  static Future<Optional<Announcement>> end(SqlClient client, UUID id, OffsetDateTime now) {
    return one(client, END, Tuple.of(id, now));
  }

  /** The newest, over or not. */
  static Future<List<Announcement>> latest(SqlClient client) {
    return client
        .preparedQuery(LATEST)
        .execute()
        .map(rows -> rows.stream().map(AnnouncementStore::read).toList());
  }

  private static Future<Optional<Announcement>> one(SqlClient client, String sql, Tuple values) {
    return client
        .preparedQuery(sql)
        .execute(values)
        .map(rows -> rows.stream().findFirst().map(AnnouncementStore::read));
  }

  private static Announcement read(Row row) {
    return new Announcement(
        row.getUUID("id"),
        row.getString("room"),
        row.getString("text"),
        utc(row.getOffsetDateTime("at")),
        orNull(row.getOffsetDateTime("ends_at")));
  }

  private static @Nullable OffsetDateTime orNull(@Nullable OffsetDateTime time) {
    return time == null ? null : utc(time);
  }

  private static OffsetDateTime utc(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC);
  }
}
