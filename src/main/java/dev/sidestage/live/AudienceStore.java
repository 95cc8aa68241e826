package dev.sidestage.live;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who is watching, by node. Not part of the log: it is true for seconds, and lost in a crash. */
final class AudienceStore {
  private static final String TELL =
      """
      WITH gone AS (
        DELETE FROM audience
        WHERE (node = $1 AND room <> ALL($2::text[])) OR at < now() - interval '1 minute'
      )
      INSERT INTO audience (node, room, viewers, at)
      SELECT $1, room, string_to_array(viewers, ',')::integer[], now()
      FROM unnest($2::text[], $3::text[]) AS mine(room, viewers)
      ON CONFLICT (node, room) DO UPDATE SET viewers = EXCLUDED.viewers, at = EXCLUDED.at
      """;

  // A node that says nothing for so long is gone, and its viewers are elsewhere by now.
  private static final String COUNT =
      """
      SELECT room, count(DISTINCT viewer)::integer AS viewers
      FROM audience, unnest(viewers) AS viewer
      WHERE at > now() - interval '15 seconds'
      GROUP BY room
      """;

  private static final String LEAVE =
      """
      DELETE FROM audience WHERE node = $1
      """;

  private final Pool pool;
  private final UUID node;

  AudienceStore(Pool pool, UUID node) {
    this.pool = pool;
    this.node = node;
  }

  /** Says who watches here: hashes of viewers by room. */
  Future<Void> tell(Map<String, Set<Integer>> viewers) {
    var rooms = List.copyOf(viewers.keySet());
    return pool.preparedQuery(TELL)
        .execute(
            Tuple.of(
                node,
                rooms.toArray(String[]::new),
                rooms.stream()
                    .map(room -> joined(viewers.getOrDefault(room, Set.of())))
                    .toArray(String[]::new)))
        .mapEmpty();
  }

  private static String joined(Set<Integer> hashes) {
    return hashes.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** How many watch each room, on all nodes. */
  Future<Map<String, Integer>> count() {
    return pool.query(COUNT)
        .execute()
        .map(
            rows -> {
              var counts = new HashMap<String, Integer>();
              rows.forEach(row -> counts.put(row.getString("room"), row.getInteger("viewers")));
              return counts;
            });
  }

  /** Nobody watches here any more. */
  Future<Void> leave() {
    return pool.preparedQuery(LEAVE).execute(Tuple.of(node)).mapEmpty();
  }
}
