package dev.sidestage.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Those who wait until this node has applied an entry. The feed's event loop. */
final class Waiting {
  private final Map<String, TreeMap<Long, List<Promise<Void>>>> byEpoch = new HashMap<>();

  /** Completes when that entry is applied, or at the latest with {@code patience}. */
  Future<Void> until(Cursor place, Future<?> patience) {
    var promise = Promise.<Void>promise();
    byEpoch
        .computeIfAbsent(place.epoch(), epoch -> new TreeMap<>())
        .computeIfAbsent(place.sequence(), sequence -> new ArrayList<>())
        .add(promise);
    patience.onSuccess(
        v -> {
          promise.tryComplete();
          forget(place);
        });
    return promise.future();
  }

  /** Nobody waits for it any more: it may never come. */
  private void forget(Cursor place) {
    var bySequence = byEpoch.get(place.epoch());
    if (bySequence == null) {
      return;
    }
    var promises = bySequence.getOrDefault(place.sequence(), List.of());
    if (promises.stream().allMatch(promise -> promise.future().isComplete())) {
      bySequence.remove(place.sequence());
    }
    if (bySequence.isEmpty()) {
      byEpoch.remove(place.epoch());
    }
  }

  void reached(Cursor head) {
    var bySequence = byEpoch.get(head.epoch());
    if (bySequence != null) {
      var reached = bySequence.headMap(head.sequence(), true);
      var promises = reached.values().stream().flatMap(List::stream).toList();
      reached.clear();
      promises.forEach(Promise::tryComplete);
    }
  }
}
