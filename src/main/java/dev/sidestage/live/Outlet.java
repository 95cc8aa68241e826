package dev.sidestage.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** How a stream's bytes get to its reader. The hub's event loop. */
interface Outlet {
  /** Sends the response's head, and the first bytes. */
  void begin(Buffer bytes);

  /** Whether so much waits for the reader that nothing more must be written. */
  boolean isFull();

  /** Sends a chunk, or queues what can't be sent at once. */
  void write(Chunk chunk);

  /**
   * The quickest that the connection allows.
   *
   * @param drained told when one that was full isn't any more
   */
  static Outlet of(HttpServerRequest request, Runnable drained) {
    return SocketOutlet.fits(request)
        ? new SocketOutlet(request, drained)
        : new ResponseOutlet(request.response(), drained);
  }
}
