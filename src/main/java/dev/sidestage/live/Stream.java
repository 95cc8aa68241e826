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
import org.jspecify.annotations.Nullable;

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
  private final Outlet outlet;
  private final Subscription subscription;
  private final Consumer<Stream> resume;
  private final Consumer<Stream> closed;
  private Cursor last = new Cursor("0", 0);
  private @Nullable Cursor counted;
  private @Nullable Delivery latest;
  private boolean behind;
  private boolean ended;

  /** Since when its buffer is full, in {@link System#nanoTime()}; 0 where it isn't. */
  private long fullSince;

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
    this.counted = subscription.from();
    response.setWriteQueueMaxSize(BUFFER);
    this.outlet = Outlet.of(request, this::drained);
    response.closeHandler(v -> closed.accept(this));
    response.exceptionHandler(e -> closed.accept(this));
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
    last = opening.cursor();
    outlet.begin(opening.bytes());
    goOn(opening);
  }

  /** Takes a page of what it missed; where there is more, asks for it as soon as it can take it. */
  void resume(Opening opening) {
    write(opening.bytes(), opening.cursor());
    goOn(opening);
  }

  private void goOn(Opening opening) {
    behind = !opening.whole();
    if (opening.whole()) {
      counted = null;
    } else if (!outlet.isFull()) {
      resume.accept(this);
    }
  }

  /** What it has missed while it was behind. */
  Subscription missing() {
    return subscription.goOn(last, counted);
  }

  /** Once, also where it comes by several of its topics. */
  @SuppressWarnings("ReferenceEquality") // the same one, and not an equal one
  void deliver(Delivery delivery, Chunks chunks) {
    var cursor = delivery.cursor();
    if (ended
        || behind
        || delivery == latest
        || (cursor != null && cursor.sequence() <= last.sequence())) {
      return;
    }
    latest = delivery;
    var bytes = delivery.to(subscription.reader());
    if (outlet.isFull()) {
      fallBehind();
    } else if (bytes != null) {
      last = cursor == null ? last : cursor;
      outlet.write(chunks.of(bytes));
    }
  }

  void heartbeat(Chunk heartbeat, Cursor head) {
    if (ended || behind || head.sequence() < last.sequence()) {
      return;
    }
    if (outlet.isFull()) {
      fallBehind();
    } else {
      last = head;
      outlet.write(heartbeat);
    }
  }

  private void fallBehind() {
    behind = true;
    counted = last;
  }

  /** Tells its viewer from others, as far as that goes; one without an identity is one. */
  int viewerHash() {
    var viewer = subscription.reader().viewer();
    return viewer == null ? System.identityHashCode(this) : viewer.hashCode();
  }

  /** Whether a grant let it in, so that it ends with that. */
  boolean isGranted() {
    return subscription.moderation();
  }

  /** Whether the grant holds that it was let in with. */
  boolean holds() {
    return subscription.reader().holds().getAsBoolean();
  }

  /** Whether its buffer has been full for too long. To be asked once a second. */
  boolean isStuck() {
    if (!outlet.isFull()) {
      fullSince = 0;
    } else if (fullSince == 0) {
      fullSince = System.nanoTime();
    }
    return fullSince != 0 && System.nanoTime() - fullSince > PATIENCE.toNanos();
  }

  /**
   * An orderly end would wait until all is written, which one that doesn't read never lets happen.
   */
  void cutOff() {
    closed.accept(this);
    ended = true;
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

  /**
   * Ends it so that its reader comes back after so long; one that doesn't read isn't waited for.
   */
  void end(long comeBackMillis) {
    if (outlet.isFull()) {
      cutOff();
    } else {
      write(Buffer.buffer("retry: " + comeBackMillis + "\n\n"), last);
      end();
    }
  }

  private void drained() {
    fullSince = 0;
    if (behind) {
      resume.accept(this);
    }
  }

  private void write(Buffer bytes, Cursor cursor) {
    if (ended) {
      return;
    }
    last = cursor;
    if (bytes.length() > 0) {
      try (var chunk = new Chunk(bytes)) {
        outlet.write(chunk);
      }
    }
  }
}
