package dev.sidestage.schedule;

import dev.sidestage.web.Json;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;

/** How a talk is read from a row, for all whose SQL returns talks. */
public final class TalkRow {
  /** What to select or return, from {@code talk t}. */
  public static final String COLUMNS =
      """
      t.id, t.room, t.day, t.starts_at, t.ends_at, t.content::text AS content, t.state, t.time_change, t.version,
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
            row.getOffsetDateTime("starts_at").atZoneSameInstant(zone).toOffsetDateTime(),
            row.getOffsetDateTime("ends_at").atZoneSameInstant(zone).toOffsetDateTime()),
        Json.read(row.getString("content"), Talk.Content.class),
        Talk.State.of(row.getString("state")),
        row.getInteger("time_change"),
        row.getInteger("version"));
  }
}
