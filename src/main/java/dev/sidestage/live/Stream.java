package dev.sidestage.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One reader's connection. The hub's event loop.
 *
 * <p>A reader that doesn't keep up isn't queued for: it loses its place, and when its buffer has
 * drained it gets what it missed by the same replay as one that comes back.
 */
final class Stream {
  /** Bytes that may wait for a slow reader. */
  private static final int BUFFER = 128 * 1024;

  /**
   * How long a reader may not read: less than half a minute after its buffer is full, it is gone.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Subscription subscription;
  private final Consumer<Stream> resume;
  private final Consumer<Stream> closed;
  private Cursor last = new Cursor("0", 0);
  private boolean behind;
  private boolean ended;
  private long behindSince;
  private int beat;

  Stream(
      HttpServerRequest request,
      Subscription subscription,
      Consumer<Stream> resume,
      Consumer<Stream> closed) {
    this.request = request;
    this.response = request.response();
    this.subscription = subscription;
    this.resume = resume;
    this.closed = closed;
    response.setWriteQueueMaxSize(BUFFER);
    response.closeHandler(v -> closed.accept(this));
    response.exceptionHandler(e -> closed.accept(this));
    response.drainHandler(v -> drained());
  }

  Set<String> topics() {
    return subscription.topics();
  }

  int beat(int beat) {
    this.beat = beat;
    return beat;
  }

  int beat() {
    return beat;
  }

  void begin(Opening opening) {
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Encoding", "identity")
        .putHeader("X-Accel-Buffering", "no");
    write(opening.bytes(), opening.cursor());
  }

  void resume(Opening opening) {
    behind = false;
    write(opening.bytes(), opening.cursor());
  }

  /** What it has missed while it was behind. */
  Subscription missing() {
    return subscription.from(last);
  }

  void deliver(Delivery delivery) {
    if (ended || behind || (delivery.sequence() > 0 && delivery.sequence() <= last.sequence())) {
      return;
    }
    var bytes = delivery.to(subscription.reader());
    if (response.writeQueueFull()) {
      fallBehind();
    } else if (bytes != null) {
      write(bytes, delivery.sequence() > 0 ? new Cursor(last.epoch(), delivery.sequence()) : last);
    }
  }

  void heartbeat(Buffer heartbeat, Cursor head) {
    if (ended || behind || head.sequence() < last.sequence()) {
      return;
    }
    if (response.writeQueueFull()) {
      fallBehind();
    } else {
      write(heartbeat, head);
    }
  }

  private void fallBehind() {
    behind = true;
    behindSince = System.nanoTime();
  }

  /** Ends the stream of one whose grant ended, and cuts off one that doesn't read. */
  void endWhereDue() {
    if (!subscription.reader().holds().getAsBoolean()) {
      end();
    }
    if (behind && System.nanoTime() - behindSince > PATIENCE.toNanos()) {
      cutOff();
    }
  }

  /**
   * An orderly end would wait until all is written, which one that doesn't read never lets happen.
   */
  private void cutOff() {
    if (request.connection() instanceof ConnectionBase connection
        && request.version() != HttpVersion.HTTP_2) {
      var unused = connection.channel().close();
    } else {
      response.reset();
    }
  }

  void reset(Cursor head) {
    if (!behind) {
      write(new Frame("reset", Map.of("reason", "another log")).encode(head), head);
    }
  }

  /** Ends it in order. Nothing is delivered to it from here on. */
  void end() {
    closed.accept(this);
    ended = true;
    if (!response.ended()) {
      response.end();
    }
  }

  private void drained() {
    if (behind) {
      resume.accept(this);
    }
  }

  private void write(Buffer bytes, Cursor cursor) {
    if (ended) {
      return;
    }
    last = cursor;
    response.write(bytes);
  }
}
