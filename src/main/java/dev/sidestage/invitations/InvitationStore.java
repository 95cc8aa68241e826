package dev.sidestage.invitations;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invitations' SQL. */
final class InvitationStore {
  private static final String SETTINGS =
      """
      SELECT capacity, valid_days, venue, eligibility, version FROM invitation_settings
      """;

  private static final String SETTLE =
      """
      INSERT INTO invitation_settings (capacity, valid_days, venue, eligibility, version) VALUES ($1, $2, $3, $4, 1)
      ON CONFLICT (one) DO UPDATE SET capacity = EXCLUDED.capacity, valid_days = EXCLUDED.valid_days,
        venue = EXCLUDED.venue, eligibility = EXCLUDED.eligibility, version = invitation_settings.version + 1
      RETURNING capacity, valid_days, venue, eligibility, version
      """;

  // What became of the letter and of the time is part of the state that people see.
  private static final String COLUMNS =
      """
      i.id, i.place, i.email, i.name, i.affiliation, i.reason, i.source, i.created_at, i.expires_at,
      CASE WHEN i.state = 'issued' AND i.expires_at <= $1 THEN 'expired'
        WHEN i.state = 'issued' AND EXISTS
          (SELECT FROM mail m WHERE m.id = i.letter AND m.state IN ('sent', 'passed-on')) THEN 'sent'
        ELSE i.state END AS shown
      """;

  private static final String ADD =
      """
      INSERT INTO invitation (id, email, name, affiliation, reason, source, state, created_at)
      SELECT gen_random_uuid(), p.email, p.name, p.affiliation, $5, $6, $7, $4
      FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS p(email, name, affiliation, place)
      ORDER BY p.place
      ON CONFLICT (lower(email)) DO UPDATE SET state = 'waiting', name = coalesce(EXCLUDED.name, invitation.name)
        WHERE invitation.state = 'applied' AND EXCLUDED.state = 'waiting'
      """;

  // In line: the first who came, as many as there is room for.
  private static final String NEXT =
      """
      SELECT id, email, name, affiliation FROM invitation WHERE state = 'waiting' ORDER BY place LIMIT $1
      """;

  private static final String TAKEN =
      """
      SELECT count(*)::integer AS taken FROM invitation
      WHERE state = 'redeemed' OR (state = 'issued' AND expires_at > $1)
      """;

  private static final String ISSUE =
      """
      UPDATE invitation i SET state = 'issued', token_hash = decode(n.hash, 'hex'), letter = n.letter, expires_at = $4,
        viewer = NULL
      FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS n(id, hash, letter) WHERE i.id = n.id
      """;

  private static final String REVOKE =
      """
      UPDATE invitation SET state = 'revoked', token_hash = NULL WHERE id = $1
      """;

  private static final String QUEUE =
      """
      UPDATE invitation SET state = 'waiting', token_hash = NULL, viewer = NULL WHERE id = $1
      """;

  private static final String REDEEMABLE =
      """
      SELECT id, state, viewer, grant_id, email, name FROM invitation
      WHERE token_hash = decode($1, 'hex')
        AND (state = 'redeemed' OR (state = 'issued' AND expires_at > $2))
      """;

  private static final String REDEEM =
      """
      UPDATE invitation SET state = 'redeemed', viewer = $2, grant_id = $3 WHERE id = $1
      """;

  private static final String GRANT_OF =
      """
      SELECT grant_id FROM invitation WHERE id = $1
      """;

  private static final String LINE =
      """
      SELECT EXISTS (SELECT FROM invitation WHERE state = 'waiting') AS waits
      """;

  private static final String ONE = "SELECT " + COLUMNS + " FROM invitation i WHERE i.id = $2";

  private static final String ALL =
      "SELECT * FROM (SELECT "
          + COLUMNS
          + """
           FROM invitation i) i
          WHERE $2::text IS NULL OR i.shown = $2 ORDER BY i.place DESC LIMIT $3 OFFSET $4
          """;

  private static final String COUNTS =
      "SELECT shown, count(*)::integer AS count FROM (SELECT "
          + COLUMNS
          + " FROM invitation i) i GROUP BY shown";

  /** One whose turn it is. */
  record Turn(UUID id, Person person) {}

  /** One that can be redeemed, or was. */
  record Redeemable(UUID id, boolean redeemed, @Nullable UUID viewer, @Nullable UUID grant) {}

  /** How many are in a state. */
  record Count(Invitation.State state, int count) {}

  private InvitationStore() {}

  static Future<Settings> settings(SqlClient client) {
    return client
        .query(SETTINGS)
        .execute()
        .map(
            rows ->
                rows.stream().findFirst().map(InvitationStore::readSettings).orElse(Settings.NONE));
  }

  static Future<Settings> settle(SqlClient client, Settings settings) {
    return client
        .preparedQuery(SETTLE)
        .execute(
            Tuple.of(
                settings.capacity(),
                settings.validDays(),
                settings.venue(),
                settings.eligibility()))
        .map(rows -> readSettings(rows.iterator().next()));
  }

  /** Adds people in a state; who is known stays, but that one who asked gets in line. */
  static Future<Integer> add(
      SqlClient client,
      List<Person> people,
      @Nullable String reason,
      Invitation.Source source,
      Invitation.State state,
      OffsetDateTime now) {
    return client
        .preparedQuery(ADD)
        .execute(
            Tuple.of(
                people.stream().map(Person::email).toArray(String[]::new),
                people.stream().map(Person::name).toArray(String[]::new),
                people.stream().map(Person::affiliation).toArray(String[]::new),
                now,
                reason,
                source.word(),
                state.word()))
        .map(rows -> rows.rowCount());
  }

  static Future<List<Turn>> next(SqlClient client, int most) {
    return client
        .preparedQuery(NEXT)
        .execute(Tuple.of(most))
        .map(rows -> rows.stream().map(row -> new Turn(row.getUUID("id"), person(row))).toList());
  }

  static Future<Integer> taken(SqlClient client, OffsetDateTime now) {
    return client
        .preparedQuery(TAKEN)
        .execute(Tuple.of(now))
        .map(rows -> rows.iterator().next().getInteger("taken"));
  }

  static Future<Void> issue(
      SqlClient client,
      List<UUID> invitations,
      List<String> hashes,
      List<UUID> letters,
      OffsetDateTime expires) {
    return client
        .preparedQuery(ISSUE)
        .execute(
            Tuple.of(
                invitations.toArray(UUID[]::new),
                hashes.toArray(String[]::new),
                letters.toArray(UUID[]::new),
                expires))
        .mapEmpty();
  }

  static Future<Void> revoke(SqlClient client, UUID invitation) {
    return client.preparedQuery(REVOKE).execute(Tuple.of(invitation)).mapEmpty();
  }

  /** Puts it in line. */
  static Future<Void> queue(SqlClient client, UUID invitation) {
    return client.preparedQuery(QUEUE).execute(Tuple.of(invitation)).mapEmpty();
  }

  static Future<Optional<Redeemable>> redeemable(
      SqlClient client, String tokenHash, OffsetDateTime now) {
    return client
        .preparedQuery(REDEEMABLE)
        .execute(Tuple.of(tokenHash, now))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            new Redeemable(
                                row.getUUID("id"),
                                row.getString("state").equals("redeemed"),
                                row.getUUID("viewer"),
                                row.getUUID("grant_id"))));
  }

  static Future<Void> redeem(SqlClient client, UUID invitation, UUID viewer, UUID grant) {
    return client.preparedQuery(REDEEM).execute(Tuple.of(invitation, viewer, grant)).mapEmpty();
  }

  static Future<Optional<UUID>> grantOf(SqlClient client, UUID invitation) {
    return client
        .preparedQuery(GRANT_OF)
        .execute(Tuple.of(invitation))
        .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("grant_id")));
  }

  /** Whether somebody waits in line. */
  static Future<Boolean> anyWaits(SqlClient client) {
    return client.query(LINE).execute().map(rows -> rows.iterator().next().getBoolean("waits"));
  }

  static Future<Optional<Invitation>> one(SqlClient client, UUID id, OffsetDateTime now) {
    return client
        .preparedQuery(ONE)
        .execute(Tuple.of(now, id))
        .map(rows -> rows.stream().findFirst().map(InvitationStore::read));
  }

  static Future<List<Invitation>> all(
      SqlClient client,
      Invitation.@Nullable State state,
      OffsetDateTime now,
      int limit,
      int offset) {
    return client
        .preparedQuery(ALL)
        .execute(Tuple.of(now, state == null ? null : state.word(), limit, offset))
        .map(rows -> rows.stream().map(InvitationStore::read).toList());
  }

  static Future<List<Count>> counts(SqlClient client, OffsetDateTime now) {
    return client
        .preparedQuery(COUNTS)
        .execute(Tuple.of(now))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Count(
                                Invitation.State.of(row.getString("shown")),
                                row.getInteger("count")))
                    .toList());
  }

  private static Invitation read(Row row) {
    return new Invitation(
        row.getUUID("id"),
        person(row),
        row.getString("reason"),
        Invitation.Source.of(row.getString("source")),
        Invitation.State.of(row.getString("shown")),
        row.getOffsetDateTime("created_at"),
        row.getOffsetDateTime("expires_at"));
  }

  private static Person person(Row row) {
    return new Person(row.getString("email"), row.getString("name"), row.getString("affiliation"));
  }

  private static Settings readSettings(Row row) {
    return new Settings(
        row.getInteger("capacity"),
        row.getInteger("valid_days"),
        row.getString("venue"),
        row.getString("eligibility"),
        row.getInteger("version"));
  }
}
