package dev.sidestage.invitations;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The directory's SQL. Who was revoked isn't in it. */
final class AttendeeStore {
  private static final String PUT =
      """
      INSERT INTO attendee (invitation, name, affiliation, interests, links)
      SELECT id, $2, $3, $4, $5 FROM invitation WHERE grant_id = $1 AND state = 'redeemed'
      ON CONFLICT (invitation) DO UPDATE SET name = EXCLUDED.name, affiliation = EXCLUDED.affiliation,
        interests = EXCLUDED.interests, links = EXCLUDED.links
      """;

  private static final String REMOVE =
      """
      DELETE FROM attendee WHERE invitation IN (SELECT id FROM invitation WHERE grant_id = $1)
      """;

  private static final String ALL =
      """
      SELECT a.name, a.affiliation, a.interests, a.links FROM attendee a JOIN invitation i ON i.id = a.invitation
      WHERE i.state = 'redeemed' ORDER BY lower(a.name), a.invitation
      """;

  private static final String OWN =
      """
      SELECT a.name, a.affiliation, a.interests, a.links FROM attendee a JOIN invitation i ON i.id = a.invitation
      WHERE i.grant_id = $1
      """;

  private AttendeeStore() {}

  /** Whether it was taken: only who came by an invitation has a place in the directory. */
  static Future<Boolean> put(SqlClient client, UUID grant, Attendee attendee) {
    return client
        .preparedQuery(PUT)
        .execute(
            Tuple.of(
                grant,
                attendee.name(),
                attendee.affiliation(),
                attendee.interests(),
                attendee.links().toArray(String[]::new)))
        .map(rows -> rows.rowCount() > 0);
  }

  static Future<Void> remove(SqlClient client, UUID grant) {
    return client.preparedQuery(REMOVE).execute(Tuple.of(grant)).mapEmpty();
  }

  static Future<List<Attendee>> all(SqlClient client) {
    return client.query(ALL).execute().map(rows -> rows.stream().map(AttendeeStore::read).toList());
  }

  static Future<Optional<Attendee>> own(SqlClient client, UUID grant) {
    return client
        .preparedQuery(OWN)
        .execute(Tuple.of(grant))
        .map(rows -> rows.stream().findFirst().map(AttendeeStore::read));
  }

  private static Attendee read(Row row) {
    return new Attendee(
        row.getString("name"),
        row.getString("affiliation"),
        row.getString("interests"),
        List.of(row.getArrayOfStrings("links")));
  }
}
