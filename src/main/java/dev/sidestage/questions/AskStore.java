package dev.sidestage.questions;

import dev.sidestage.schedule.Talk;
import dev.sidestage.schedule.TalkRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The SQL of asking, all of a batch at once; under the log's lock. */
final class AskStore {
  private static final String PLACES =
      "SELECT "
          + TalkRow.COLUMNS
          + """
          , r.moderated, w.mode, u.opens_before, u.closes_after, u.names, u.flags
          FROM talk t JOIN room r ON r.id = t.room
          LEFT JOIN question_window w ON w.talk = t.id
          LEFT JOIN question_rules u ON u.room = t.room
          """;

  private static final String PLACES_OF = PLACES + " WHERE t.id = ANY($1::uuid[])";

  private static final String PLACES_WAITING =
      PLACES
          + """
           WHERE t.ends_at <= $1
             AND EXISTS (SELECT FROM question q WHERE q.talk = t.id AND q.state = ANY($2::text[]))
          """;

  private static final String SAME =
      "SELECT q.essence, "
          + QuestionRow.COLUMNS
          + """
          FROM question q JOIN (SELECT DISTINCT talk, essence FROM unnest($1::uuid[], $2::uuid[]) AS a(talk, essence)) AS a
            ON q.talk = a.talk AND q.essence = a.essence
          WHERE q.state = ANY($3::text[])
          ORDER BY q.asked_at, q.id
          """;

  private static final String ASK =
      """
      INSERT INTO question AS q (id, talk, author, text, name, language, essence, state, asked_at, hidden)
      SELECT id, talk, author, text, name, language, essence, state, $9,
             EXISTS (SELECT FROM restraint r WHERE r.viewer = a.author AND r.kind = 'ban' AND NOT r.lifted)
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[])
        AS a(id, talk, author, text, name, language, essence, state)
      RETURNING
      """
          + QuestionRow.COLUMNS;

  private AskStore() {}

  /**
   * Where questions are asked: a talk, as it is taken there.
   *
   * @param moderated whether a moderator looks first
   */
  record Place(Talk talk, boolean moderated, Window.Mode mode, Rules.OfRoom room) {
    Window window(Rules settings) {
      return Window.of(talk, mode, settings.with(room));
    }
  }

  static Future<Map<UUID, Place>> places(SqlClient client, Collection<UUID> talks) {
    return places(client, PLACES_OF, Tuple.of((Object) talks.toArray(UUID[]::new)));
  }

  /** Those whose end has passed, and where questions wait. */
  static Future<Map<UUID, Place>> waiting(SqlClient client, OffsetDateTime now) {
    return places(client, PLACES_WAITING, Tuple.from(List.of(now, State.words(State::waits))));
  }

  private static Future<Map<UUID, Place>> places(SqlClient client, String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(
            rows -> {
              var places = new HashMap<UUID, Place>();
              rows.forEach(row -> places.put(row.getUUID("id"), place(row)));
              return places;
            });
  }

  private static Place place(Row row) {
    var mode = row.getString("mode");
    return new Place(
        TalkRow.read(row),
        row.getBoolean("moderated"),
        mode == null ? Window.Mode.AUTOMATIC : Window.Mode.of(mode),
        RulesStore.ofRoom(row));
  }

  /** What was asked in the same words before, and isn't over; the oldest first. */
  static Future<Map<Ask.Key, List<Question>>> same(SqlClient client, List<Ask> asks) {
    return client
        .preparedQuery(SAME)
        .execute(
            Tuple.of(
                column(asks, Ask::talk, UUID[]::new),
                column(asks, ask -> ask.key().essence(), UUID[]::new),
                State.words(state -> state == State.PENDING || state.takesVotes())))
        .map(
            rows -> {
              var same = new HashMap<Ask.Key, List<Question>>();
              rows.forEach(
                  row ->
                      same.merge(
                          new Ask.Key(row.getUUID("talk"), row.getUUID("essence")),
                          List.of(QuestionRow.read(row)),
                          AskStore::both));
              return same;
            });
  }

  private static List<Question> both(List<Question> some, List<Question> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }

  static Future<List<Question>> ask(
      SqlClient client, List<Ask> asks, List<State> states, OffsetDateTime now) {
    return client
        .preparedQuery(ASK)
        .execute(
            Tuple.from(
                List.of(
                    column(asks, Ask::question, UUID[]::new),
                    column(asks, Ask::talk, UUID[]::new),
                    column(asks, Ask::actor, UUID[]::new),
                    column(asks, Ask::text, String[]::new),
                    column(asks, Ask::name, String[]::new),
                    column(asks, Ask::language, String[]::new),
                    column(asks, ask -> ask.key().essence(), UUID[]::new),
                    states.stream().map(State::word).toArray(String[]::new),
                    now)))
        .map(QuestionRow::all);
  }

  private static <C> C[] column(
      List<Ask> asks, Function<Ask, @Nullable C> value, java.util.function.IntFunction<C[]> array) {
    return asks.stream().map(value).toArray(array);
  }
}
