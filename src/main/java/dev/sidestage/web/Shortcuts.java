package dev.sidestage.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is asked for most, and lies ready in memory, is answered before the router: a {@code GET} of
 * an exact path without a query. Whatever can't be answered at once goes the router's way, as does
 * all else. One event loop's.
 */
public final class Shortcuts implements Handler<HttpServerRequest> {
  private final Map<String, Predicate<HttpServerRequest>> byPath = new HashMap<>();
  private final Handler<HttpServerRequest> router;

  Shortcuts(Handler<HttpServerRequest> router) {
    this.router = router;
  }

  /**
   * Adds one.
   *
   * @param answer answers the request as its route would, or leaves it alone and says false
   */
  public void add(String path, Predicate<HttpServerRequest> answer) {
    byPath.put(path, answer);
  }

  /** Without a query, the target of a request is its path. */
  @Override
  public void handle(HttpServerRequest request) {
    var answer = byPath.get(request.uri());
    if (answer == null || !request.method().equals(HttpMethod.GET) || !answer.test(request)) {
      router.handle(request);
    }
  }
}
