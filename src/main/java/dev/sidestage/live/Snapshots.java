package dev.sidestage.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sidestage.ledger.Caller;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What is read, encoded when it is asked for and has changed, never per request, and at most four
 * times a second. Thread-safe: the content is gathered on the feed's event loop, at one point of
 * the log, and encoded on a worker.
 */
public final class Snapshots {
  private static final long MEMORY = 128L * 1024 * 1024;
  private static final Duration PACE = Duration.ofMillis(250);

  private final Feed feed;
  private final Vertx vertx;
  private final ConcurrentMap<String, Future<Snapshot>> making = new ConcurrentHashMap<>();
  private final Cache<String, Snapshot> kept =
      Caffeine.newBuilder()
          .maximumWeight(MEMORY)
          .weigher((String key, Snapshot snapshot) -> snapshot.body().length() * 3 / 2 + 200)
          .build();

  public Snapshots(Feed feed, Vertx vertx) {
    this.feed = feed;
    this.vertx = vertx;
  }

  /**
   * What is asked for.
   *
   * @param key tells it from all others
   * @param topic whose entries change it
   * @param content gathers it, on the feed's event loop; may throw a Problem
   */
  public record Question(String key, String topic, Callable<?> content) {}

  /** A snapshot, and up to where it is known to hold now. */
  record Found(Snapshot snapshot, Cursor cursor) {}

  /** Finds or makes it. With a cursor, waits until that is in it, for a second at most. */
  Future<Found> find(Question question, @Nullable Cursor atLeast) {
    var there = atLeast == null ? Future.<Void>succeededFuture() : feed.applied(atLeast.sequence());
    return there.compose(v -> find(question, atLeast == null ? 0 : atLeast.sequence()));
  }

  private Future<Found> find(Question question, long atLeast) {
    var head = feed.head();
    var snapshot = kept.getIfPresent(question.key());
    if (snapshot != null && isCurrent(snapshot, head, question.topic())) {
      return Future.succeededFuture(new Found(snapshot, head));
    }
    if (snapshot != null && isYoung(snapshot) && holds(snapshot, head, atLeast)) {
      return Future.succeededFuture(new Found(snapshot, snapshot.cursor()));
    }
    return share(question)
        .compose(
            made ->
                holds(made, head, atLeast)
                    ? Future.succeededFuture(new Found(made, made.cursor()))
                    : make(question).map(anew -> new Found(anew, anew.cursor())));
  }

  /** Those who ask while it is being made share one making. */
  private Future<Snapshot> share(Question question) {
    var caller = Caller.here();
    var promise = Promise.<Snapshot>promise();
    making
        .computeIfAbsent(
            question.key(), key -> make(question).onComplete(made -> making.remove(key)))
        .onComplete(made -> caller.answer(promise, made));
    return promise.future();
  }

  /** The head is read first: what changed up to it is counted by then. */
  private boolean isCurrent(Snapshot snapshot, Cursor head, String topic) {
    return snapshot.cursor().epoch().equals(head.epoch())
        && feed.lastChange(topic) <= snapshot.cursor().sequence();
  }

  private static boolean isYoung(Snapshot snapshot) {
    return System.nanoTime() - snapshot.madeAt() < PACE.toNanos();
  }

  private static boolean holds(Snapshot snapshot, Cursor head, long atLeast) {
    return snapshot.cursor().epoch().equals(head.epoch())
        && snapshot.cursor().sequence() >= atLeast;
  }

  private Future<Snapshot> make(Question question) {
    return feed.read(() -> new Gathered(feed.head(), question.content().call()))
        .compose(
            gathered ->
                vertx.executeBlocking(
                    () -> Snapshot.of(gathered.cursor(), gathered.content(), System.nanoTime()),
                    false))
        .onSuccess(snapshot -> kept.asMap().merge(question.key(), snapshot, Snapshots::newer));
  }

  private static Snapshot newer(Snapshot one, Snapshot other) {
    return other.cursor().epoch().equals(one.cursor().epoch())
            && other.cursor().sequence() < one.cursor().sequence()
        ? one
        : other;
  }

  private record Gathered(Cursor cursor, Object content) {}
}
