package dev.sidestage.access;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Grants' SQL. */
final class GrantStore {
  private static final String COLUMNS =
      "id, role, room, talk, label, encode(token_hash, 'hex') AS token_hash, created_at, expires_at, revoked_at";

  private static final String INSERT =
      """
      INSERT INTO access_grant (id, role, room, talk, label, token_hash, created_at, expires_at, revoked_at)
      VALUES ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8, NULL)
      ON CONFLICT (token_hash) DO UPDATE SET expires_at = EXCLUDED.expires_at, revoked_at = NULL
      RETURNING\s"""
          + COLUMNS;

  private static final String REVOKE =
      """
      UPDATE access_grant SET revoked_at = coalesce(revoked_at, clock_timestamp()) WHERE id = $1
      RETURNING (SELECT g.revoked_at IS NULL FROM access_grant g WHERE g.id = $1) AS just_now,\s"""
          + COLUMNS;

  private static final String SETTLED_BEFORE =
      """
      SELECT id FROM access_grant
      WHERE label = $1 AND role = 'organiser' AND revoked_at IS NULL AND token_hash <> decode($2, 'hex')
      """;

  private static final String ALL =
      "SELECT " + COLUMNS + " FROM access_grant ORDER BY created_at DESC, id";

  private static final String ANY_ORGANISER =
      """
      SELECT EXISTS (SELECT FROM access_grant WHERE role = 'organiser') AS found
      """;

  /**
   * A grant with the hash of its token.
   *
   * @param tokenHash SHA-256, hexadecimal
   */
  record Held(Grant grant, String tokenHash) {}

  /** A grant that is revoked: just now, or before. */
  record Revoked(Held held, boolean justNow) {}

  private GrantStore() {}

  static Future<Held> insert(SqlClient client, Grant grant, String tokenHash) {
    return client
        .preparedQuery(INSERT)
        .execute(
            Tuple.of(
                grant.id(),
                grant.role().word(),
                grant.room(),
                grant.talk(),
                grant.label(),
                tokenHash,
                utc(grant.createdAt()),
                utc(grant.expiresAt())))
        .map(rows -> read(rows.iterator().next()));
  }

  static Future<Optional<Revoked>> revoke(SqlClient client, UUID grant) {
    return client
        .preparedQuery(REVOKE)
        .execute(Tuple.of(grant))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new Revoked(read(row), row.getBoolean("just_now"))));
  }

  static Future<List<UUID>> settledBefore(SqlClient client, String label, String tokenHash) {
    return client
        .preparedQuery(SETTLED_BEFORE)
        .execute(Tuple.of(label, tokenHash))
        .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList());
  }

  static Future<List<Held>> all(SqlClient client) {
    return client
        .preparedQuery(ALL)
        .execute()
        .map(rows -> rows.stream().map(GrantStore::read).toList());
  }

  static Future<Boolean> anyOrganiser(SqlClient client) {
    return client
        .query(ANY_ORGANISER)
        .execute()
        .map(rows -> rows.iterator().next().getBoolean("found"));
  }

  private static Held read(Row row) {
    return new Held(
        new Grant(
            row.getUUID("id"),
            Role.of(row.getString("role")),
            row.getString("room"),
            row.getUUID("talk"),
            row.getString("label"),
            row.getOffsetDateTime("created_at").toInstant(),
            row.getOffsetDateTime("expires_at").toInstant(),
            instant(row.getOffsetDateTime("revoked_at"))),
        row.getString("token_hash"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
