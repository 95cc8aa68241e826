package dev.sidestage.web;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The port for those who operate it: probes and metrics. Not for the public.
 *
 * <p>A node is ready once it has its read model. It stays so while the database is away: what it
 * serves from memory is better than nothing, and another node would be no better off.
 */
public final class ManagementVerticle extends VerticleBase {
  private final String host;
  private final int port;
  private final BooleanSupplier databaseReachable;
  private final Supplier<String> metrics;
  private @Nullable HttpServer server;

  public ManagementVerticle(
      String host, int port, BooleanSupplier databaseReachable, Supplier<String> metrics) {
    this.host = host;
    this.port = port;
    this.databaseReachable = databaseReachable;
    this.metrics = metrics;
  }

  @Override
  public Future<?> start() {
    var router = Router.router(vertx);
    Failures.handle(router);
    router.get("/health/live").handler(request -> send(request, Map.of("status", "up")));
    router.get("/health/ready").handler(this::ready);
    router
        .get("/metrics")
        .handler(
            request ->
                request
                    .response()
                    .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                    .end(metrics.get()));
    return vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(port, host)
        .recover(CantListen.on(host, port))
        .onSuccess(s -> server = s);
  }

  /** The port that it listens on. */
  public int port() {
    return server == null ? port : server.actualPort();
  }

  private void ready(RoutingContext request) {
    send(
        request,
        Map.of("status", "up", "database", databaseReachable.getAsBoolean() ? "up" : "down"));
  }

  private static void send(RoutingContext request, Map<String, String> health) {
    request
        .response()
        .putHeader("Content-Type", "application/json")
        .end(Buffer.buffer(Json.bytes(health)));
  }
}
