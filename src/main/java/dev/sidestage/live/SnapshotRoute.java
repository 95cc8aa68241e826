package dev.sidestage.live;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A {@code GET} that is answered with a snapshot: with its cursor, a strong ETag, 304, and gzip
 * where that is taken.
 */
public final class SnapshotRoute implements Handler<RoutingContext> {
  private static final CharSequence CURSOR = HttpHeaders.createOptimized(Cursor.HEADER);
  private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
  private static final CharSequence ENCODING = HttpHeaders.createOptimized("Accept-Encoding");
  private static final CharSequence SHARED = HttpHeaders.createOptimized("public, no-cache");
  private static final CharSequence RESTRICTED = HttpHeaders.createOptimized("private, no-cache");

  private final Snapshots snapshots;
  private final Function<RoutingContext, Snapshots.Question> question;
  private final CharSequence cacheControl;

  private SnapshotRoute(
      Snapshots snapshots,
      Function<RoutingContext, Snapshots.Question> question,
      CharSequence cacheControl) {
    this.snapshots = snapshots;
    this.question = question;
    this.cacheControl = cacheControl;
  }

  /** The same for everybody: a cache between us may keep it, and asks each time. */
  public static SnapshotRoute shared(
      Snapshots snapshots, Function<RoutingContext, Snapshots.Question> question) {
    return new SnapshotRoute(snapshots, question, SHARED);
  }

  /** For some only: no cache between us may keep it. */
  public static SnapshotRoute restricted(
      Snapshots snapshots, Function<RoutingContext, Snapshots.Question> question) {
    return new SnapshotRoute(snapshots, question, RESTRICTED);
  }

  @Override
  public void handle(RoutingContext request) {
    var atLeast = Cursor.parse(request.request().getHeader(Cursor.HEADER), Cursor.HEADER);
    snapshots
        .find(question.apply(request), atLeast)
        .onSuccess(found -> send(request.request(), found))
        .onFailure(request::fail);
  }

  /**
   * Answers a request for what is the same whoever asks, before it has come to its route.
   *
   * @return whether it did: not, where the snapshot isn't ready, or must be waited for
   */
  public static Predicate<HttpServerRequest> shortcut(
      Snapshots snapshots, Snapshots.Question question) {
    return request -> {
      var found = request.headers().contains(CURSOR) ? null : snapshots.ready(question);
      if (found == null) {
        return false;
      }
      send(request, found, SHARED);
      return true;
    };
  }

  private void send(HttpServerRequest request, Snapshots.Found found) {
    if (!request.response().closed()) {
      send(request, found, cacheControl);
    }
  }

  private static void send(
      HttpServerRequest request, Snapshots.Found found, CharSequence cacheControl) {
    var snapshot = found.snapshot();
    var asked = request.headers();
    var response = request.response();
    var gzip = takesGzip(asked.get(HttpHeaders.ACCEPT_ENCODING)) ? snapshot.gzip() : null;
    var headers =
        response
            .headers()
            .set(CURSOR, found.cursor().toString())
            .set(HttpHeaders.ETAG, gzip == null ? snapshot.etag() : snapshot.gzipEtag())
            .set(HttpHeaders.CACHE_CONTROL, cacheControl)
            .set(HttpHeaders.VARY, ENCODING);
    var condition = asked.get(HttpHeaders.IF_NONE_MATCH);
    if (condition != null && snapshot.matches(condition)) {
      response.setStatusCode(304).end();
      return;
    }
    headers.set(HttpHeaders.CONTENT_TYPE, snapshot.contentType());
    if (gzip == null) {
      response.end(snapshot.body());
    } else {
      headers.set(HttpHeaders.CONTENT_ENCODING, GZIP);
      response.end(gzip);
    }
  }

  private static boolean takesGzip(@Nullable String accepted) {
    return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
  }
}
