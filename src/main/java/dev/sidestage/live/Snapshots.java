package dev.sidestage.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sidestage.ledger.Caller;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is read, encoded when it is asked for and has changed, never per request, and at most four
 * times a second. Thread-safe: the content is gathered on the feed's event loop, at one point of
 * the log, and encoded on a worker.
 */
public final class Snapshots {
  private static final long MEMORY = 128L * 1024 * 1024;

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

  /**
   * Finds or makes it: never older than what this node had applied when it was asked for. With a
   * cursor, waits until that is in it, for a second at most.
   */
  Future<Found> find(Question question, @Nullable Cursor atLeast) {
    return atLeast == null ? find(question) : feed.applied(atLeast).compose(v -> find(question));
  }

  /** What is kept and holds now; null where there is none. */
  @Nullable Found ready(Question question) {
    return ready(question, feed.head(), feed.lastChange(question.topic()));
  }

  private @Nullable Found ready(Question question, Cursor head, long changed) {
    var snapshot = kept.getIfPresent(question.key());
    return snapshot != null && snapshot.holds(head.epoch(), changed)
        ? new Found(snapshot, head)
        : null;
  }

  /** The head is read first: what changed up to it is counted by then. */
  private Future<Found> find(Question question) {
    var head = feed.head();
    var changed = feed.lastChange(question.topic());
    var ready = ready(question, head, changed);
    return ready != null
        ? Future.succeededFuture(ready)
        : share(question).compose(made -> found(question, made, head.epoch(), changed));
  }

  /** One that was in the making already may not hold what was there when it was asked for. */
  private Future<Found> found(Question question, Snapshot made, String epoch, long changed) {
    return made.holds(epoch, changed) || !made.cursor().epoch().equals(epoch)
        ? Future.succeededFuture(new Found(made, made.cursor()))
        : share(question).compose(again -> found(question, again, epoch, changed));
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

  private Future<Snapshot> make(Question question) {
    var pace = pace(question.key());
    return pause(pace)
        .compose(v -> feed.read(() -> new Gathered(feed.head(), question.content().call())))
        .compose(
            gathered ->
                vertx.executeBlocking(
                    () -> Snapshot.of(gathered.cursor(), gathered.content(), pace.taken()), false))
        .onSuccess(snapshot -> kept.put(question.key(), snapshot));
  }

  private Pace pace(String key) {
    var before = kept.getIfPresent(key);
    return before == null ? Pace.fresh() : before.pace();
  }

  private Future<?> pause(Pace pace) {
    var wait = pace.waitMillis();
    return wait == 0 ? Future.succeededFuture() : vertx.timer(wait, TimeUnit.MILLISECONDS);
  }

  private record Gathered(Cursor cursor, Object content) {}
}
