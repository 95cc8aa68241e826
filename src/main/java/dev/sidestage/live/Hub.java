package dev.sidestage.live;

import dev.sidestage.ledger.Caller;
import dev.sidestage.web.Problem;
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
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * The streams of one event loop. Made by the server's verticle; all of it belongs to that
 * verticle's event loop, and what the feed sends comes there in order.
 */
public final class Hub {
  private static final long HEARTBEAT_MILLIS = 15_000;
  private static final long GRANTS_MILLIS = 400;

  private static final int SOONEST_MILLIS = 500;

  /** Readers of a node that goes down come back within that time, one after the other. */
  private static final int COME_BACK_MILLIS = 8_000;

  /** Heartbeats are spread over their period: each stream has its beat. */
  private static final int BEATS = 15;

  private final Feed feed;
  private final Context loop;
  private final Map<String, Set<Stream>> byTopic = new HashMap<>();
  private final List<Set<Stream>> byBeat = new ArrayList<>();
  private final Set<Stream> all = new LinkedHashSet<>();

  /** Those that a grant let in, and that end with it. */
  private final Set<Stream> granted = new LinkedHashSet<>();

  private final List<Long> timers;
  private final Vertx vertx;
  private int beat;
  private volatile int size;
  private int nextBeat;
  private boolean closed;

  Hub(Feed feed, Vertx vertx) {
    this.feed = feed;
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    for (var i = 0; i < BEATS; i++) {
      byBeat.add(new LinkedHashSet<>());
    }
    this.timers =
        List.of(
            vertx.setPeriodic(HEARTBEAT_MILLIS / BEATS, t -> beat()),
            vertx.setPeriodic(GRANTS_MILLIS, t -> endWhereGrantsEnded()));
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
   *
   * @param seat given back when it ends
   */
  Future<Void> open(HttpServerRequest request, Subscription subscription, Seat seat) {
    var response = request.response();
    var promise = Promise.<Void>promise();
    feed.open(
        subscription,
        this,
        opened -> {
          if (closed) {
            promise.fail(Problem.unavailable("This node is going down. Come back."));
            return;
          }
          if (opened.succeeded() && !response.closed()) {
            var stream =
                new Stream(request, subscription, this::resume, ended -> remove(ended, seat));
            add(stream);
            stream.begin(opened.result());
          } else {
            seat.leave();
          }
          promise.handle(opened.mapEmpty());
        });
    return promise.future().onFailure(failure -> seat.leave());
  }

  private void add(Stream stream) {
    all.add(stream);
    size = all.size();
    byBeat.get(stream.beat(nextBeat++ % BEATS)).add(stream);
    if (stream.isGranted()) {
      granted.add(stream);
    }
    stream
        .topics()
        .forEach(topic -> byTopic.computeIfAbsent(topic, t -> new LinkedHashSet<>()).add(stream));
  }

  private void remove(Stream stream, Seat seat) {
    seat.leave();
    all.remove(stream);
    granted.remove(stream);
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
    feed.resume(
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
      try (var chunks = new Chunks()) {
        for (var topic : delivery.topics()) {
          for (var stream : byTopic.getOrDefault(topic, Set.of())) {
            stream.deliver(delivery, chunks);
          }
        }
      }
    }
  }

  /** The log was replaced: every reader starts over. */
  void reset(Cursor head) {
    all.forEach(stream -> stream.reset(head));
  }

  private void endWhereGrantsEnded() {
    granted.stream().filter(stream -> !stream.holds()).toList().forEach(Stream::end);
  }

  /** Once a second: a beat for some, and a look at those that don't read. */
  private void beat() {
    all.stream().filter(Stream::isStuck).toList().forEach(Stream::cutOff);
    beat = (beat + 1) % BEATS;
    feed.mark(
        this,
        head -> {
          try (var heartbeat = new Chunk(Frame.heartbeat(head))) {
            byBeat.get(beat).forEach(stream -> stream.heartbeat(heartbeat, head));
          }
        });
  }

  /** Who follows which topic, moderators aside: hashes of viewers. Any thread may ask. */
  Future<Map<String, Set<Integer>>> watching() {
    var caller = Caller.here();
    var promise = Promise.<Map<String, Set<Integer>>>promise();
    run(() -> caller.answer(promise, Future.succeededFuture(watchingNow())));
    return promise.future();
  }

  private Map<String, Set<Integer>> watchingNow() {
    var watching = new HashMap<String, Set<Integer>>();
    byTopic.forEach(
        (topic, streams) ->
            watching.put(
                topic,
                streams.stream()
                    .filter(stream -> !stream.isGranted())
                    .map(Stream::viewerHash)
                    .collect(Collectors.toSet())));
    return watching;
  }

  /** How many streams there are; any thread may ask. */
  int size() {
    return size;
  }

  /** Ends all streams, so that their readers come back, to another node, and not all at once. */
  public void close() {
    closed = true;
    timers.forEach(vertx::cancelTimer);
    feed.detach(this);
    var random = ThreadLocalRandom.current();
    List.copyOf(all)
        .forEach(stream -> stream.end(SOONEST_MILLIS + random.nextInt(COME_BACK_MILLIS)));
  }
}
