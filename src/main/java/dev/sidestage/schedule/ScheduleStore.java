package dev.sidestage.schedule;

import dev.sidestage.web.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The schedule's SQL: sets rather than loops. */
final class ScheduleStore {
  private static final String EVENT =
      """
      SELECT name, acronym, zone, starts_on, ends_on, url, links::text AS links, version, sample, source,
             soon_minutes, stream_delay
      FROM event
      """;

  private static final String ROOMS =
      """
      SELECT id, name, stream, moderated, automatic, stream_delay FROM room ORDER BY position, id
      """;

  private static final String TALKS =
      "SELECT " + TalkRow.COLUMNS + " FROM talk t ORDER BY t.starts_at, t.id";

  private static final String PUT_EVENT =
      """
      INSERT INTO event (name, acronym, zone, starts_on, ends_on, url, links, version, sample, source)
      VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9, $10)
      ON CONFLICT (one) DO UPDATE SET
        name = EXCLUDED.name, acronym = EXCLUDED.acronym, zone = EXCLUDED.zone, starts_on = EXCLUDED.starts_on,
        ends_on = EXCLUDED.ends_on, url = EXCLUDED.url, links = EXCLUDED.links, version = EXCLUDED.version,
        sample = EXCLUDED.sample, source = EXCLUDED.source
      """;

  // A source that knows no stream leaves the one that was set here.
  private static final String PUT_ROOMS =
      """
      INSERT INTO room (id, name, position, stream, moderated)
      SELECT id, name, position, stream, moderated
      FROM unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) WITH ORDINALITY
        AS r(id, name, stream, moderated, position)
      ON CONFLICT (id) DO UPDATE SET
        name = EXCLUDED.name, position = EXCLUDED.position, stream = coalesce(EXCLUDED.stream, room.stream)
      """;

  private static final String CHANGE_ROOM =
      """
      UPDATE room SET
        stream = coalesce($2, stream), moderated = coalesce($3, moderated), automatic = coalesce($4, automatic),
        stream_delay = CASE WHEN $5::integer IS NULL THEN stream_delay WHEN $5 < 0 THEN NULL ELSE $5 END
      WHERE id = $1
      RETURNING id, name, stream, moderated, automatic, stream_delay
      """;

  private static final String CHANGE_EVENT =
      """
      UPDATE event SET soon_minutes = coalesce($1, soon_minutes), stream_delay = coalesce($2, stream_delay)
      RETURNING soon_minutes, stream_delay
      """;

  private static final String PUT_TALKS =
      """
      INSERT INTO talk AS t (id, room, day, starts_at, ends_at, content, state, time_change, version, recording,
                             recording_starts_at)
      SELECT id, room, day, starts_at, ends_at, content::jsonb, state, time_change, version, recording,
             recording_starts_at
      FROM unnest($1::uuid[], $2::text[], $3::date[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::text[],
                  $8::integer[], $9::integer[], $10::text[], $11::timestamptz[])
        AS n(id, room, day, starts_at, ends_at, content, state, time_change, version, recording,
             recording_starts_at)
      ON CONFLICT (id) DO UPDATE SET
        room = EXCLUDED.room, day = EXCLUDED.day, starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at,
        content = EXCLUDED.content, state = EXCLUDED.state, time_change = EXCLUDED.time_change,
        version = EXCLUDED.version, recording = EXCLUDED.recording,
        recording_starts_at = EXCLUDED.recording_starts_at,
        held = t.held AND (t.state, t.starts_at, t.ends_at) = (EXCLUDED.state, EXCLUDED.starts_at, EXCLUDED.ends_at)
      RETURNING\s"""
          + TalkRow.COLUMNS;

  private static final String SET_RECORDING =
      """
      UPDATE talk t SET recording = $2, recording_starts_at = $3,
        version = version + ((recording, recording_starts_at) IS DISTINCT FROM ($2, $3))::integer
      WHERE id = $1
      RETURNING\s"""
          + TalkRow.COLUMNS;

  // A thousand talks take a cold or busy machine a while between two statements.
  private static final String TAKE_TIME =
      """
      SET LOCAL idle_in_transaction_session_timeout = '20s'
      """;

  private static final String CLEAR_TALKS = "DELETE FROM talk";

  private static final String CLEAR_ROOMS = "DELETE FROM room";

  /**
   * The event as it stands.
   *
   * @param version counts the imports
   * @param sample whether it is the one that Sidestage brings along
   * @param source hash of what the settings loaded last
   * @param settings what the organiser sets; an import leaves it as it is
   */
  record EventRow(
      Event event, int version, boolean sample, @Nullable String source, EventSettings settings) {}

  private ScheduleStore() {}

  static Future<Optional<EventRow>> event(SqlClient client) {
    return client
        .preparedQuery(EVENT)
        .execute()
        .map(rows -> rows.stream().findFirst().map(ScheduleStore::readEvent));
  }

  static Future<List<Room>> rooms(SqlClient client) {
    return client
        .preparedQuery(ROOMS)
        .execute()
        .map(rows -> rows.stream().map(ScheduleStore::readRoom).toList());
  }

  static Future<List<Talk>> talks(SqlClient client) {
    return client
        .preparedQuery(TALKS)
        .execute()
        .map(rows -> rows.stream().map(TalkRow::read).toList());
  }

  /** Lets this transaction take its time: it is about a whole schedule. */
  static Future<Void> takeTime(SqlClient client) {
    return client.query(TAKE_TIME).execute().mapEmpty();
  }

  /** Removes all talks and rooms, with everything that belongs to them. */
  static Future<Void> clear(SqlClient client) {
    return client
        .query(CLEAR_TALKS)
        .execute()
        .compose(x -> client.query(CLEAR_ROOMS).execute())
        .mapEmpty();
  }

  static Future<Void> put(SqlClient client, EventRow row) {
    var event = row.event();
    return client
        .preparedQuery(PUT_EVENT)
        .execute(
            Tuple.from(
                new Object[] {
                  event.name(),
                  event.acronym(),
                  event.zone().getId(),
                  event.startsOn(),
                  event.endsOn(),
                  string(event.url()),
                  Json.string(event.links()),
                  row.version(),
                  row.sample(),
                  row.source()
                }))
        .mapEmpty();
  }

  static Future<Void> putRooms(SqlClient client, List<Room> rooms) {
    return client
        .preparedQuery(PUT_ROOMS)
        .execute(
            Tuple.from(
                List.of(
                    column(rooms, Room::id, String[]::new),
                    column(rooms, Room::name, String[]::new),
                    column(rooms, room -> string(room.stream()), String[]::new),
                    column(rooms, Room::moderated, Boolean[]::new))))
        .mapEmpty();
  }

  static Future<Optional<Room>> changeRoom(SqlClient client, ScheduleCommand.ChangeRoom change) {
    return client
        .preparedQuery(CHANGE_ROOM)
        .execute(
            Tuple.of(
                change.room(),
                string(change.stream()),
                change.moderated(),
                change.automatic(),
                change.streamDelay()))
        .map(rows -> rows.stream().findFirst().map(ScheduleStore::readRoom));
  }

  static Future<Optional<EventSettings>> changeEvent(
      SqlClient client, ScheduleCommand.ChangeEvent change) {
    return client
        .preparedQuery(CHANGE_EVENT)
        .execute(Tuple.of(change.soonMinutes(), change.streamDelay()))
        .map(rows -> rows.stream().findFirst().map(ScheduleStore::readSettings));
  }

  /** Writes talks, and returns them as they are stored. */
  static Future<List<Talk>> putTalks(SqlClient client, List<Talk> talks) {
    return client
        .preparedQuery(PUT_TALKS)
        .execute(
            Tuple.from(
                List.of(
                    column(talks, Talk::id, UUID[]::new),
                    column(talks, talk -> talk.slot().room(), String[]::new),
                    column(talks, talk -> talk.slot().day(), LocalDate[]::new),
                    column(talks, talk -> talk.slot().startsAt(), OffsetDateTime[]::new),
                    column(talks, talk -> talk.slot().endsAt(), OffsetDateTime[]::new),
                    column(talks, talk -> Json.string(talk.content()), String[]::new),
                    column(talks, talk -> talk.state().word(), String[]::new),
                    column(talks, Talk::timeChange, Integer[]::new),
                    column(talks, Talk::version, Integer[]::new),
                    column(talks, ScheduleStore::recording, String[]::new),
                    column(talks, ScheduleStore::recordingStart, OffsetDateTime[]::new))))
        .map(rows -> rows.stream().map(TalkRow::read).toList());
  }

  static Future<Optional<Talk>> setRecording(SqlClient client, SetRecording set) {
    var recording = set.recording();
    return client
        .preparedQuery(SET_RECORDING)
        .execute(
            Tuple.of(
                set.talk(),
                recording == null ? null : recording.url().toString(),
                recording == null ? null : recording.startsAt()))
        .map(rows -> rows.stream().findFirst().map(TalkRow::read));
  }

  private static @Nullable String recording(Talk talk) {
    return talk.recording() == null ? null : talk.recording().url().toString();
  }

  private static @Nullable OffsetDateTime recordingStart(Talk talk) {
    return talk.recording() == null ? null : talk.recording().startsAt();
  }

  private static <T, C> C[] column(
      List<T> rows, Function<T, @Nullable C> value, java.util.function.IntFunction<C[]> array) {
    return rows.stream().map(value).toArray(array);
  }

  private static EventRow readEvent(Row row) {
    return new EventRow(
        new Event(
            row.getString("name"),
            row.getString("acronym"),
            ZoneId.of(row.getString("zone")),
            row.getLocalDate("starts_on"),
            row.getLocalDate("ends_on"),
            uri(row.getString("url")),
            List.of(Json.read(row.getString("links"), Link[].class))),
        row.getInteger("version"),
        row.getBoolean("sample"),
        row.getString("source"),
        readSettings(row));
  }

  private static EventSettings readSettings(Row row) {
    return new EventSettings(row.getInteger("soon_minutes"), row.getInteger("stream_delay"));
  }

  private static Room readRoom(Row row) {
    return new Room(
        row.getString("id"),
        row.getString("name"),
        uri(row.getString("stream")),
        row.getBoolean("moderated"),
        row.getBoolean("automatic"),
        row.getInteger("stream_delay"));
  }

  private static @Nullable String string(@Nullable URI uri) {
    return uri == null ? null : uri.toString();
  }

  private static @Nullable URI uri(@Nullable String uri) {
    return uri == null ? null : URI.create(uri);
  }
}
