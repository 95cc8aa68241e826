package dev.sidestage.questions;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SQL of windows and rules. */
final class RulesStore {
  private static final String PUT_TALK =
      """
      INSERT INTO question_window AS w (talk, mode, counts_hidden)
      SELECT id, coalesce($2, 'automatic'), coalesce($3, false) FROM talk WHERE id = $1
      ON CONFLICT (talk) DO UPDATE SET mode = coalesce($2, w.mode), counts_hidden = coalesce($3, w.counts_hidden)
      RETURNING talk, mode, counts_hidden
      """;

  private static final String PUT_ROOM =
      """
      INSERT INTO question_rules (room, opens_before, closes_after, names, flags)
      SELECT id, $2, $3, $4, $5 FROM room WHERE id = $1
      ON CONFLICT (room) DO UPDATE SET
        opens_before = EXCLUDED.opens_before, closes_after = EXCLUDED.closes_after, names = EXCLUDED.names,
        flags = EXCLUDED.flags
      RETURNING room
      """;

  private static final String TALKS = "SELECT talk, mode, counts_hidden FROM question_window";

  private static final String ROOMS =
      "SELECT room, opens_before, closes_after, names, flags FROM question_rules";

  private RulesStore() {}

  /** Empty where there is no such talk. */
  static Future<Optional<LiveRules.OfTalk>> put(SqlClient client, RulesCommand.OfTalk command) {
    var mode = command.mode();
    return client
        .preparedQuery(PUT_TALK)
        .execute(
            Tuple.of(command.talk(), mode == null ? null : mode.word(), command.countsHidden()))
        .map(rows -> rows.stream().findFirst().map(RulesStore::ofTalk));
  }

  /** False where there is no such room. */
  static Future<Boolean> put(SqlClient client, RulesCommand.OfRoom command) {
    var rules = command.rules();
    var names = rules.names();
    return client
        .preparedQuery(PUT_ROOM)
        .execute(
            Tuple.from(
                new @Nullable Object[] {
                  command.room(),
                  rules.opensBefore(),
                  rules.closesAfter(),
                  names == null ? null : names.word(),
                  rules.flags()
                }))
        .map(rows -> rows.size() > 0);
  }

  static Future<Map<UUID, LiveRules.OfTalk>> talks(SqlClient client) {
    return client
        .query(TALKS)
        .execute()
        .map(
            rows -> {
              var byTalk = new HashMap<UUID, LiveRules.OfTalk>();
              rows.forEach(row -> byTalk.put(row.getUUID("talk"), ofTalk(row)));
              return byTalk;
            });
  }

  static Future<Map<String, Rules.OfRoom>> rooms(SqlClient client) {
    return client
        .query(ROOMS)
        .execute()
        .map(
            rows -> {
              var byRoom = new HashMap<String, Rules.OfRoom>();
              rows.forEach(row -> byRoom.put(row.getString("room"), ofRoom(row)));
              return byRoom;
            });
  }

  private static LiveRules.OfTalk ofTalk(Row row) {
    return new LiveRules.OfTalk(
        row.getUUID("talk"),
        Window.Mode.of(row.getString("mode")),
        row.getBoolean("counts_hidden"));
  }

  /** What was set for a room, in a row with its columns. */
  static Rules.OfRoom ofRoom(Row row) {
    var names = row.getString("names");
    return new Rules.OfRoom(
        row.getInteger("opens_before"),
        row.getInteger("closes_after"),
        names == null ? null : Rules.Names.of(names),
        row.getInteger("flags"));
  }
}
