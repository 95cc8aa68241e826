package dev.sidestage.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** By Vert.x' own response: for TLS, HTTP/2, and wherever there is nothing quicker. */
final class ResponseOutlet implements Outlet {
  private final HttpServerResponse response;

  ResponseOutlet(HttpServerResponse response, Runnable drained) {
    this.response = response;
    response.drainHandler(v -> drained.run());
  }

  @Override
  public void begin(Buffer bytes) {
    response.write(bytes);
  }

  @Override
  public boolean isFull() {
    return response.writeQueueFull();
  }

  @Override
  public void write(Chunk chunk) {
    response.write(chunk.bytes());
  }
}
