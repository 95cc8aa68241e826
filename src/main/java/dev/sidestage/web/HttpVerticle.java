package dev.sidestage.web;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The public server, one instance per event loop: they share the port. Owns the server and what is
 * mounted on it for its loop.
 */
public final class HttpVerticle extends VerticleBase {
  private static final int PATIENCE_SECONDS = 3;

  /**
   * Bytes that the kernel may hold of one connection: it would take megabytes for a slow reader.
   */
  private static final int SEND_BUFFER = 128 * 1024;

  /** Vert.x' name for a free port that several instances share. */
  private static final int ANY = -1;

  private final HttpServerOptions options;
  private final Site site;
  private final IntConsumer listening;
  private @Nullable HttpServer server;
  private @Nullable Runnable close;

  /** What is served. */
  @FunctionalInterface
  public interface Site {
    /**
     * Adds all routes, for one event loop.
     *
     * @return what ends what stays open: the streams
     */
    Runnable mount(Router router, Shortcuts shortcuts, Vertx vertx);
  }

  /**
   * @param listening told the port that it listens on
   */
  public HttpVerticle(HttpServerOptions options, Site site, IntConsumer listening) {
    this.options = options;
    this.site = site;
    this.listening = listening;
  }

  /**
   * How the public server listens.
   *
   * @param port 0 for any free one, the same for all instances
   */
  public static HttpServerOptions options(String host, int port) {
    return new HttpServerOptions()
        .setHost(host)
        .setPort(port == 0 ? ANY : port)
        .setTcpNoDelay(true)
        .setSendBufferSize(SEND_BUFFER)
        .setReuseAddress(true)
        .setAcceptBacklog(10_000)
        .setMaxInitialLineLength(8_192)
        .setMaxHeaderSize(16_384)
        .setIdleTimeout(75)
        .setIdleTimeoutUnit(TimeUnit.SECONDS);
  }

  @Override
  public Future<?> start() {
    var router = Router.router(vertx);
    Failures.handle(router);
    var shortcuts = new Shortcuts(router);
    close = site.mount(router, shortcuts, vertx);
    return vertx
        .createHttpServer(options)
        .requestHandler(shortcuts)
        .invalidRequestHandler(Failures::unreadable)
        .listen()
        .recover(CantListen.on(options.getHost(), options.getPort()))
        .onSuccess(
            s -> {
              server = s;
              listening.accept(s.actualPort());
            });
  }

  /** The streams first: they never end by themselves. */
  @Override
  public Future<?> stop() {
    if (close != null) {
      close.run();
    }
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
