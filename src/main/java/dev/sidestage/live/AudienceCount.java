package dev.sidestage.live;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts this node's audience every few seconds, and learns of the others'. Owns one timer. */
public final class AudienceCount extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(AudienceCount.class);
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final Feed feed;
  private final Audience audience;
  private final AudienceStore store;
  private boolean stopped;

  public AudienceCount(Feed feed, Audience audience, Pool pool) {
    this.feed = feed;
    this.audience = audience;
    this.store = new AudienceStore(pool, UUID.randomUUID());
  }

  @Override
  public Future<?> start() {
    countLater();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    return store.leave().otherwiseEmpty();
  }

  private void countLater() {
    vertx
        .timer(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)
        .compose(v -> stopped ? Future.succeededFuture() : count())
        .onFailure(failure -> LOG.debug("The audience isn't counted: {}", failure.toString()))
        .onComplete(
            done -> {
              if (!stopped) {
                countLater();
              }
            });
  }

  private Future<?> count() {
    return feed.watching()
        .compose(byHub -> feed.read(() -> audience.byRoom(merged(byHub))))
        .compose(store::tell)
        .compose(v -> store.count())
        .compose(
            counts ->
                feed.read(
                    () -> {
                      audience.take(counts);
                      return counts;
                    }));
  }

  private static Map<String, Set<Integer>> merged(Iterable<Map<String, Set<Integer>>> byHub) {
    var byTopic = new HashMap<String, Set<Integer>>();
    byHub.forEach(
        hub ->
            hub.forEach(
                (topic, viewers) ->
                    byTopic.computeIfAbsent(topic, t -> new HashSet<>()).addAll(viewers)));
    return byTopic;
  }
}
