package dev.sidestage.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
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
    for (var status : new int[] {400, 404, 405, 406, 413, 414, 415, 431, 500, 503}) {
      router.errorHandler(status, Failures::answer);
    }
    router.route().failureHandler(Failures::answer);
  }

  private static void answer(RoutingContext request) {
    var problem = problem(request, request.failure());
    var response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      request.request().connection().close();
      return;
    }
    if (problem.status() == 503 || problem.status() == 429) {
      response.putHeader(HttpHeaders.RETRY_AFTER, "1");
    }
    if (problem.status() == 405) {
      response.putHeader(HttpHeaders.ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE");
    }
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(Buffer.buffer(Json.bytes(problem.body())));
  }

  private static Problem problem(RoutingContext request, @Nullable Throwable failure) {
    if (failure instanceof Problem problem) {
      return problem;
    }
    var status = request.statusCode();
    if (failure == null || (status >= 400 && status < 500)) {
      return ofStatus(request, status);
    }
    var id = RequestLog.id(request);
    LOG.atError()
        .addKeyValue("request", id)
        .addKeyValue("method", request.request().method())
        .addKeyValue("path", request.normalizedPath())
        .setCause(failure)
        .log("A request failed unexpectedly");
    return Problem.of(
            500,
            "internal",
            "Our mistake",
            "Something went wrong on our side. Try again; if it stays, tell us the request's id.")
        .with("request", id);
  }

  private static Problem ofStatus(RoutingContext request, int status) {
    var path = request.normalizedPath();
    return switch (status) {
      case 404 ->
          Problem.of(
              404,
              "not-found",
              "Not found",
              "There is nothing at " + path + ". The contract at /docs has all that there is.");
      case 405 ->
          Problem.of(
              405,
              "wrong-method",
              "Wrong method",
              request.request().method() + " isn't possible on " + path + ". See /docs.");
      case 413 ->
          Problem.of(
              413,
              "too-large",
              "Too large",
              "This is larger than is taken here. See /docs for the bounds.");
      case 414 -> Problem.of(414, "too-long", "Address too long", "Send a shorter address.");
      case 415 ->
          Problem.of(
              415,
              "wrong-content-type",
              "Wrong content type",
              "This content type isn't understood here.");
      case 431 ->
          Problem.of(
              431, "headers-too-large", "Headers too large", "Send fewer or shorter headers.");
      default ->
          Problem.of(status, "invalid", "Invalid request", "This request can't be understood.");
    };
  }
}
