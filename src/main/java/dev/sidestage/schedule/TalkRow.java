package dev.sidestage.schedule;

import dev.sidestage.web.Json;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How a talk is read from a row, for all whose SQL returns talks. */
public final class TalkRow {
  /** What to select or return, from {@code talk t}. */
  public static final String COLUMNS =
      """
      t.id, t.room, t.day, t.starts_at, t.ends_at, t.content::text AS content, t.state, t.time_change, t.version,
      t.revision, t.changed_at, t.previous_start, t.recording, t.recording_starts_at,
      t.held, t.started_at, t.ended_at,
      (SELECT zone FROM event) AS zone
      """;

  private TalkRow() {}

  /** The talk in a row of {@link #COLUMNS}, its times in the event's zone. */
  public static Talk read(Row row) {
    var zone = ZoneId.of(row.getString("zone"));
    return new Talk(
        row.getUUID("id"),
        new Talk.Slot(
            row.getString("room"),
            row.getLocalDate("day"),
            in(zone, row.getOffsetDateTime("starts_at")),
            in(zone, row.getOffsetDateTime("ends_at"))),
        Json.read(row.getString("content"), Talk.Content.class),
        Talk.State.of(row.getString("state")),
        row.getInteger("time_change"),
        row.getInteger("version"),
        new Talk.History(
            row.getInteger("revision"),
            in(zone, row.getOffsetDateTime("changed_at")),
            orNull(zone, row.getOffsetDateTime("previous_start"))),
        recording(row, zone),
        new Talk.Run(
            row.getBoolean("held"),
            orNull(zone, row.getOffsetDateTime("started_at")),
            orNull(zone, row.getOffsetDateTime("ended_at"))));
  }

  private static Talk.@Nullable Recording recording(Row row, ZoneId zone) {
    var url = row.getString("recording");
    return url == null
        ? null
        : new Talk.Recording(
            URI.create(url), orNull(zone, row.getOffsetDateTime("recording_starts_at")));
  }

  private static OffsetDateTime in(ZoneId zone, OffsetDateTime time) {
    return time.atZoneSameInstant(zone).toOffsetDateTime();
  }

  private static @Nullable OffsetDateTime orNull(ZoneId zone, @Nullable OffsetDateTime time) {
    return time == null ? null : in(zone, time);
  }
}
