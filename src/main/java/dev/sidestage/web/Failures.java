package dev.sidestage.web;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every failure of a request becomes a problem here. The unexpected is logged once, with the
 * request's id, and becomes a 500 that gives nothing away.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static void handle(Router router) {
    for (var status : new int[] {400, 404, 406, 413, 414, 415, 417, 431, 500, 503}) {
      router.errorHandler(status, request -> answer(request, status));
    }
    router.errorHandler(405, request -> wrongMethod(request, router));
    router.route().failureHandler(request -> answer(request, request.statusCode()));
  }

  /**
   * Answers a failed request.
   *
   * @param status what it failed with, which the request doesn't know where none of our routes ran
   */
  private static void answer(RoutingContext request, int status) {
    var problem = problem(request, status, request.failure());
    var response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      request.request().connection().close();
      return;
    }
    if (problem.status() == 503 || problem.status() == 429) {
      response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfter()));
    }
    if (problem.status() == 401) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    send(response, problem);
  }

  private static void wrongMethod(RoutingContext request, Router router) {
    var allowed = Methods.at(request.normalizedPath(), router);
    request.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
    answer(request, 405);
  }

  /** What isn't even a request: too long an address, too many headers, broken framing. */
  static void unreadable(HttpServerRequest request) {
    var cause = request.decoderResult().cause();
    var status =
        cause instanceof TooLongHttpLineException
            ? 414
            : cause instanceof TooLongHttpHeaderException ? 431 : 400;
    send(
            request.response().putHeader(HttpHeaders.CONNECTION, "close"),
            StatusProblem.of(status, "This"))
        .onComplete(sent -> request.connection().close());
  }

  private static Future<Void> send(HttpServerResponse response, Problem problem) {
    return response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(Buffer.buffer(Json.bytes(problem.body())));
  }

  private static Problem problem(RoutingContext request, int status, @Nullable Throwable failure) {
    if (failure instanceof Problem problem) {
      return problem;
    }
    if (status >= 400 && status < 500) {
      return StatusProblem.of(status, request.request().method() + " " + request.request().path());
    }
    var id = RequestLog.id(request);
    LOG.atError()
        .addKeyValue("request", id)
        .addKeyValue("method", request.request().method())
        .addKeyValue("path", request.request().path())
        .setCause(failure)
        .log("A request failed unexpectedly");
    return Problem.of(
            500,
            "internal",
            "Our mistake",
            "Something went wrong on our side. Try again; if it stays, tell us the request's id.")
        .with("request", id);
  }
}
