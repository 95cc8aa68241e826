package dev.sidestage.stars;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The stars' SQL. */
final class StarStore {
  // A talk that is gone meanwhile takes no star.
  private static final String PUT =
      """
      INSERT INTO star (viewer, talk)
      SELECT s.viewer, s.talk FROM unnest($1::uuid[], $2::uuid[]) AS s(viewer, talk) JOIN talk t ON t.id = s.talk
      ON CONFLICT DO NOTHING
      """;

  private static final String REMOVE =
      """
      DELETE FROM star USING unnest($1::uuid[], $2::uuid[]) AS s(viewer, talk)
      WHERE star.viewer = s.viewer AND star.talk = s.talk
      """;

  private static final String OF =
      """
      SELECT talk FROM star WHERE viewer = $1
      """;

  private static final String PUT_SECRET =
      """
      INSERT INTO star_calendar (viewer, secret) VALUES ($1, $2)
      ON CONFLICT (viewer) DO UPDATE SET secret = EXCLUDED.secret
      """;

  private static final String SECRET =
      """
      SELECT secret FROM star_calendar WHERE viewer = $1
      """;

  private static final String VIEWER =
      """
      SELECT viewer FROM star_calendar WHERE secret = $1
      """;

  private StarStore() {}

  /** Marks and unmarks; no talk of one viewer is in both. */
  static Future<Void> mark(SqlClient client, Collection<StarCommand.Mark> wishes) {
    return execute(client, PUT, wishes.stream().filter(StarCommand.Mark::starred).toList())
        .compose(
            v -> execute(client, REMOVE, wishes.stream().filter(wish -> !wish.starred()).toList()));
  }

  private static Future<Void> execute(
      SqlClient client, String sql, Collection<StarCommand.Mark> wishes) {
    return wishes.isEmpty()
        ? Future.succeededFuture()
        : client
            .preparedQuery(sql)
            .execute(
                Tuple.from(
                    List.of(
                        wishes.stream().map(StarCommand.Mark::actor).toArray(UUID[]::new),
                        wishes.stream().map(StarCommand.Mark::talk).toArray(UUID[]::new))))
            .mapEmpty();
  }

  static Future<Set<UUID>> of(SqlClient client, UUID viewer) {
    return client
        .preparedQuery(OF)
        .execute(Tuple.of(viewer))
        .map(rows -> rows.stream().map(row -> row.getUUID("talk")).collect(Collectors.toSet()));
  }

  static Future<Void> putSecret(SqlClient client, UUID viewer, String secret) {
    return client.preparedQuery(PUT_SECRET).execute(Tuple.of(viewer, secret)).mapEmpty();
  }

  static Future<Optional<String>> secret(SqlClient client, UUID viewer) {
    return client
        .preparedQuery(SECRET)
        .execute(Tuple.of(viewer))
        .map(rows -> rows.stream().findFirst().map(row -> row.getString("secret")));
  }

  /** Whose calendar has that secret. */
  static Future<Optional<UUID>> viewer(SqlClient client, String secret) {
    return client
        .preparedQuery(VIEWER)
        .execute(Tuple.of(secret))
        .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("viewer")));
  }
}
