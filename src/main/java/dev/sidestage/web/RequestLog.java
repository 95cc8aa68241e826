package dev.sidestage.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each change, and each failure, an id that stands in the log and in the answer. What only
 * reads isn't logged: it is most of what comes.
 */
public final class RequestLog implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger("dev.sidestage.requests");
  private static final String HEADER = "X-Request-Id";
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Function<RoutingContext, String> address;

  /**
   * @param address where a request comes from, as far as that is known
   */
  public RequestLog(Function<RoutingContext, String> address) {
    this.address = address;
  }

  @Override
  public void handle(RoutingContext request) {
    if (!READING.contains(request.request().method())) {
      var began = System.nanoTime();
      var id = id(request);
      request.addEndHandler(ended -> log(request, id, began));
    }
    request.next();
  }

  private void log(RoutingContext request, String id, long began) {
    LOG.atInfo()
        .addKeyValue("request", id)
        .addKeyValue("method", request.request().method())
        .addKeyValue("path", request.normalizedPath())
        .addKeyValue("status", request.response().getStatusCode())
        .addKeyValue("millis", (System.nanoTime() - began) / 1_000_000)
        .addKeyValue("address", address.apply(request))
        .log("Request");
  }

  /** The request's id: made when it is first asked for, and sent along with the answer. */
  static String id(RoutingContext request) {
    String known = request.get(HEADER);
    if (known != null) {
      return known;
    }
    var bytes = new byte[9];
    ThreadLocalRandom.current().nextBytes(bytes);
    var id = Base64.getUrlEncoder().encodeToString(bytes);
    request.put(HEADER, id);
    if (!request.response().headWritten()) {
      request.response().putHeader(HEADER, id);
    }
    return id;
  }
}
