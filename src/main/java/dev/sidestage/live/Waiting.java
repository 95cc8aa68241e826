package dev.sidestage.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Those who wait until this node has applied an entry. The feed's event loop. */
final class Waiting {
  private final TreeMap<Long, List<Promise<Void>>> bySequence = new TreeMap<>();

  Future<Void> until(long sequence) {
    var promise = Promise.<Void>promise();
    bySequence.computeIfAbsent(sequence, s -> new ArrayList<>()).add(promise);
    return promise.future();
  }

  void reached(long head) {
    var reached = bySequence.headMap(head, true);
    var promises = reached.values().stream().flatMap(List::stream).toList();
    reached.clear();
    promises.forEach(Promise::tryComplete);
  }
}
