package dev.sidestage.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The streams of one event loop. Made by the server's verticle; all of it belongs to that
 * verticle's event loop, and what the feed sends comes there in order.
 */
public final class Hub {
  private static final long HEARTBEAT_MILLIS = 15_000;

  /** Heartbeats are spread over their period: each stream has its beat. */
  private static final int BEATS = 15;

  private final Feed feed;
  private final Context loop;
  private final Map<String, Set<Stream>> byTopic = new HashMap<>();
  private final List<Set<Stream>> byBeat = new ArrayList<>();
  private final Set<Stream> all = new LinkedHashSet<>();
  private final long timer;
  private final Vertx vertx;
  private int beat;
  private volatile int size;
  private int nextBeat;

  Hub(Feed feed, Vertx vertx) {
    this.feed = feed;
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    for (var i = 0; i < BEATS; i++) {
      byBeat.add(new LinkedHashSet<>());
    }
    this.timer = vertx.setPeriodic(HEARTBEAT_MILLIS / BEATS, t -> beat());
  }

  /** The hub of the calling event loop, attached to the feed. */
  public static Hub attach(Feed feed, Vertx vertx) {
    var hub = new Hub(feed, vertx);
    feed.attach(hub);
    return hub;
  }

  /** Runs something on this hub's event loop, after all that was sent before. */
  void run(Runnable task) {
    loop.runOnContext(v -> task.run());
  }

  /**
   * Opens a stream. Fails with a Problem before anything was written, where the subscription is at
   * fault.
   */
  Future<Void> open(HttpServerRequest request, Subscription subscription) {
    var response = request.response();
    var promise = Promise.<Void>promise();
    feed.open(
        subscription,
        this,
        opened -> {
          if (opened.succeeded() && !response.closed()) {
            var stream = new Stream(request, subscription, this::resume, this::remove);
            add(stream);
            stream.begin(opened.result());
          }
          promise.handle(opened.mapEmpty());
        });
    return promise.future();
  }

  private void add(Stream stream) {
    all.add(stream);
    size = all.size();
    byBeat.get(stream.beat(nextBeat++ % BEATS)).add(stream);
    stream
        .topics()
        .forEach(topic -> byTopic.computeIfAbsent(topic, t -> new LinkedHashSet<>()).add(stream));
  }

  private void remove(Stream stream) {
    all.remove(stream);
    size = all.size();
    byBeat.get(stream.beat()).remove(stream);
    for (var topic : stream.topics()) {
      var streams = byTopic.get(topic);
      if (streams != null && streams.remove(stream) && streams.isEmpty()) {
        byTopic.remove(topic);
      }
    }
  }

  /** A stream that was behind reads again: it gets what it missed. */
  private void resume(Stream stream) {
    feed.open(
        stream.missing(),
        this,
        opened -> {
          if (opened.succeeded()) {
            stream.resume(opened.result());
          } else {
            stream.end();
          }
        });
  }

  void deliver(List<Delivery> deliveries) {
    for (var delivery : deliveries) {
      for (var topic : delivery.topics()) {
        for (var stream : byTopic.getOrDefault(topic, Set.of())) {
          stream.deliver(delivery);
        }
      }
    }
  }

  /** The log was replaced: every reader starts over. */
  void reset(Cursor head) {
    all.forEach(stream -> stream.reset(head));
  }

  /** Once a second: a beat for some, and a look at those that must go. */
  private void beat() {
    List.copyOf(all).forEach(Stream::endWhereDue);
    beat = (beat + 1) % BEATS;
    feed.mark(
        this,
        head -> {
          var heartbeat = Frame.heartbeat(head);
          byBeat.get(beat).forEach(stream -> stream.heartbeat(heartbeat, head));
        });
  }

  /** How many streams there are; any thread may ask. */
  int size() {
    return size;
  }

  /** Ends all streams, so that their readers come back, to another node. */
  public void close() {
    vertx.cancelTimer(timer);
    feed.detach(this);
    List.copyOf(all).forEach(Stream::end);
  }
}
