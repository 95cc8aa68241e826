package dev.sidestage.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one clock of a rehearsal, which all nodes of a deployment share. A node that starts while
 * another one rehearses by the same setting joins it; else it begins a new one.
 */
public final class Rehearsals {
  private static final String BEGIN =
      """
      INSERT INTO rehearsal AS r (setting, start, speed, began, seen)
      VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp())
      ON CONFLICT (one) DO UPDATE SET
        setting = EXCLUDED.setting, start = EXCLUDED.start, speed = EXCLUDED.speed, began = EXCLUDED.began,
        seen = EXCLUDED.seen
      WHERE $4 OR r.setting <> EXCLUDED.setting OR r.seen < clock_timestamp() - interval '30 seconds'
      RETURNING start, speed, began
      """;

  private static final String FOLLOW =
      """
      UPDATE rehearsal SET seen = clock_timestamp() RETURNING start, speed, began
      """;

  private static final String CURRENT =
      """
      SELECT start, speed, began FROM rehearsal
      """;

  private static final String SET =
      """
      UPDATE rehearsal SET start = $1, speed = coalesce($2, speed), began = clock_timestamp()
      RETURNING start, speed, began
      """;

  /** A clock that somebody made up: from an instant, at a speed, begun at a database time. */
  public record Clock(Instant start, double speed, Instant began) {}

  private Rehearsals() {}

  /**
   * Begins the rehearsal of that setting, unless it is going on.
   *
   * @param anew whether also where it is going on
   * @return the clock, if this began it
   */
  public static Future<Optional<Clock>> begin(
      SqlClient client, String setting, Instant start, double speed, boolean anew) {
    return client
        .preparedQuery(BEGIN)
        .execute(Tuple.of(setting, start.atOffset(ZoneOffset.UTC), speed, anew))
        .map(rows -> rows.stream().findFirst().map(Rehearsals::read));
  }

  /** The clock as it is, which somebody still rehearses by. */
  public static Future<Optional<Clock>> follow(SqlClient client) {
    return client
        .preparedQuery(FOLLOW)
        .execute()
        .map(rows -> rows.stream().findFirst().map(Rehearsals::read));
  }

  /** The clock as it is. */
  public static Future<Optional<Clock>> current(SqlClient client) {
    return client
        .preparedQuery(CURRENT)
        .execute()
        .map(rows -> rows.stream().findFirst().map(Rehearsals::read));
  }

  /**
   * Sets it.
   *
   * @param speed null: as it is
   */
  public static Future<Optional<Clock>> set(SqlClient client, Instant now, @Nullable Double speed) {
    return client
        .preparedQuery(SET)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), speed))
        .map(rows -> rows.stream().findFirst().map(Rehearsals::read));
  }

  private static Clock read(Row row) {
    return new Clock(
        row.getOffsetDateTime("start").toInstant(),
        row.getDouble("speed"),
        row.getOffsetDateTime("began").toInstant());
  }
}
