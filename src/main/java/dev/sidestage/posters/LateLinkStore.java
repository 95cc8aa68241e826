package dev.sidestage.posters;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Late links' SQL. */
final class LateLinkStore {
  private static final String COLUMNS = "id, label, created_at, expires_at, revoked_at, submission";

  private static final String INSERT =
      """
      INSERT INTO late_link (id, token_hash, label, created_at, expires_at)
      VALUES ($1, decode($2, 'hex'), $3, $4, $5)
      RETURNING\s"""
          + COLUMNS;

  private static final String REVOKE =
      """
      UPDATE late_link SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1
      RETURNING\s"""
          + COLUMNS;

  private static final String USE =
      """
      UPDATE late_link SET submission = $2
      WHERE token_hash = decode($1, 'hex') AND submission IS NULL AND revoked_at IS NULL AND expires_at > $3
      RETURNING\s"""
          + COLUMNS;

  private static final String ALL =
      "SELECT " + COLUMNS + " FROM late_link ORDER BY created_at DESC, id";

  private LateLinkStore() {}

  static Future<LateLink> insert(SqlClient client, LateLink link, String tokenHash) {
    return client
        .preparedQuery(INSERT)
        .execute(Tuple.of(link.id(), tokenHash, link.label(), link.createdAt(), link.expiresAt()))
        .map(rows -> read(rows.iterator().next()));
  }

  static Future<Optional<LateLink>> revoke(SqlClient client, UUID link, OffsetDateTime now) {
    return one(client, REVOKE, Tuple.of(link, now));
  }

  /** Uses it up for a submission; empty where it lets nothing in, or not any more. */
  static Future<Optional<LateLink>> use(
      SqlClient client, String tokenHash, UUID submission, OffsetDateTime arrived) {
    return one(client, USE, Tuple.of(tokenHash, submission, arrived));
  }

  static Future<List<LateLink>> all(SqlClient client) {
    return client.query(ALL).execute().map(rows -> rows.stream().map(LateLinkStore::read).toList());
  }

  private static Future<Optional<LateLink>> one(SqlClient client, String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.stream().findFirst().map(LateLinkStore::read));
  }

  private static LateLink read(Row row) {
    return new LateLink(
        row.getUUID("id"),
        row.getString("label"),
        row.getOffsetDateTime("created_at"),
        row.getOffsetDateTime("expires_at"),
        row.getOffsetDateTime("revoked_at"),
        row.getUUID("submission"));
  }
}
