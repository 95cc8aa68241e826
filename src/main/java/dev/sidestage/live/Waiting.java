package dev.sidestage.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Those who wait until this node has applied an entry. The feed's event loop. */
final class Waiting {
  private final TreeMap<Long, List<Promise<Void>>> bySequence = new TreeMap<>();

  /** Completes when that entry is applied, or at the latest with {@code patience}. */
  Future<Void> until(long sequence, Future<?> patience) {
    var promise = Promise.<Void>promise();
    bySequence.computeIfAbsent(sequence, s -> new ArrayList<>()).add(promise);
    patience.onSuccess(
        v -> {
          promise.tryComplete();
          forget(sequence);
        });
    return promise.future();
  }

  /** Nobody waits for it any more: it may never come. */
  private void forget(long sequence) {
    var promises = bySequence.get(sequence);
    if (promises != null && promises.stream().allMatch(promise -> promise.future().isComplete())) {
      bySequence.remove(sequence);
    }
  }

  void reached(long head) {
    var reached = bySequence.headMap(head, true);
    var promises = reached.values().stream().flatMap(List::stream).toList();
    reached.clear();
    promises.forEach(Promise::tryComplete);
  }
}
