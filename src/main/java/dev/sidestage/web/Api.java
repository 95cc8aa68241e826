package dev.sidestage.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How routes of the API ask and answer: the one style of all of them. */
public final class Api {
  /** Bytes of an ordinary request. */
  private static final long SMALL = 64 * 1024;

  private Api() {}

  /** A route that reads: GET, and HEAD, which is the same without its body. */
  public static Route reading(Router router, String path) {
    return router.get(path).method(HttpMethod.HEAD);
  }

  /** A route that answers with JSON. What it throws, or fails with, becomes a problem. */
  public static Handler<RoutingContext> answering(Function<RoutingContext, Future<Answer>> route) {
    return request -> {
      Future<Answer> answer;
      try {
        answer = route.apply(request);
      } catch (RuntimeException e) {
        answer = Future.failedFuture(e);
      }
      answer.onSuccess(a -> send(request, a)).onFailure(request::fail);
    };
  }

  private static void send(RoutingContext request, Answer answer) {
    var response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    if (answer.body() == null) {
      response.end();
    } else {
      response
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .end(Buffer.buffer(Json.bytes(answer.body())));
    }
  }

  /** Reads the body of an ordinary request. */
  public static BodyHandler smallBody() {
    return BodyHandler.create(false).setBodyLimit(SMALL);
  }

  /** Reads a body of up to so many bytes. */
  public static BodyHandler body(long limit) {
    return BodyHandler.create(false).setBodyLimit(limit);
  }

  /**
   * The JSON body.
   *
   * @throws Problem 415 for another content type, 400 for a body that isn't the record
   */
  public static <T> T body(RoutingContext request, Class<T> type) {
    var contentType = contentType(request);
    if (!"application/json".equals(contentType)) {
      throw wrongType(contentType, Set.of("application/json"));
    }
    return Json.parse(request.body().buffer(), type);
  }

  /** The request's content type without its parameters, in lower case; null where it names none. */
  public static @Nullable String contentType(RoutingContext request) {
    var header = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return header == null ? null : header.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
  }

  /** 415. */
  public static Problem wrongType(@Nullable String given, Set<String> known) {
    return Problem.of(
            415,
            "wrong-content-type",
            "Wrong content type",
            (given == null
                    ? "Send a Content-Type."
                    : "Content-Type " + given + " isn't understood here.")
                + " Understood: "
                + String.join(", ", known.stream().sorted().toList())
                + ".")
        .with("field", "Content-Type");
  }

  /**
   * The id in the path.
   *
   * @throws Problem 404 where it isn't even an id
   */
  public static UUID id(RoutingContext request, String what) {
    var text = String.valueOf(request.pathParam(what));
    try {
      var id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw Problem.notFound(what, "There is no " + what + " '" + text + "'.");
  }
}
