package dev.sidestage.live;

import dev.sidestage.ledger.LogEntry;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features' projections as one. The feed's event loop.
 *
 * <p>An entry of a kind that nobody knows was written by a newer node: it is passed over.
 */
final class Projections {
  private final List<Projection> all;
  private final Map<String, Projection> byKind = new HashMap<>();

  Projections(List<Projection> all) {
    this.all = List.copyOf(all);
    all.forEach(projection -> projection.kinds().forEach(kind -> byKind.put(kind, projection)));
  }

  /** Reads all of them; what comes back puts them in place at once. */
  Future<Runnable> load(SqlConnection snapshot) {
    var loaded = Future.<Runnable>succeededFuture(() -> {});
    for (var projection : all) {
      loaded =
          loaded.compose(
              before ->
                  projection
                      .load(snapshot)
                      .map(
                          own ->
                              () -> {
                                before.run();
                                own.run();
                              }));
    }
    return loaded;
  }

  void apply(LogEntry entry) {
    var projection = byKind.get(entry.kind());
    if (projection != null) {
      projection.apply(entry);
    }
  }

  Frames frames(LogEntry entry) {
    var projection = byKind.get(entry.kind());
    return projection == null ? Frames.none() : projection.frames(entry);
  }

  void hear(String whisper) {
    all.forEach(projection -> projection.hear(whisper));
  }

  List<Projection.Folded> fold() {
    return all.stream().flatMap(projection -> projection.fold().stream()).toList();
  }

  List<Projection.Folded> foldedSince(String topic, long sequence) {
    return all.stream()
        .flatMap(projection -> projection.foldedSince(topic, sequence).stream())
        .toList();
  }

  /** The topic of that name, or a {@link Problem}. */
  Topic topic(String name) {
    return all.stream()
        .flatMap(projection -> projection.topic(name).stream())
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(
                        404,
                        "unknown-topic",
                        "Not found",
                        "There is no topic '"
                            + name
                            + "'. Topics are schedule, room:{room} and talk:{talk} with the ids of GET /api/schedule.")
                    .with("field", "topics"));
  }
}
