package dev.sidestage.live;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@code GET} that is answered with a snapshot: with its cursor, a strong ETag, 304, and gzip
 * where that is taken.
 */
public final class SnapshotRoute implements Handler<RoutingContext> {
  private static final String GZIP_TAG = "-gzip";

  private final Snapshots snapshots;
  private final Function<RoutingContext, Snapshots.Question> question;
  private final String cacheControl;

  private SnapshotRoute(
      Snapshots snapshots,
      Function<RoutingContext, Snapshots.Question> question,
      String cacheControl) {
    this.snapshots = snapshots;
    this.question = question;
    this.cacheControl = cacheControl;
  }

  /** The same for everybody: a cache between us may keep it, and asks each time. */
  public static SnapshotRoute shared(
      Snapshots snapshots, Function<RoutingContext, Snapshots.Question> question) {
    return new SnapshotRoute(snapshots, question, "public, no-cache");
  }

  /** For some only: no cache between us may keep it. */
  public static SnapshotRoute restricted(
      Snapshots snapshots, Function<RoutingContext, Snapshots.Question> question) {
    return new SnapshotRoute(snapshots, question, "private, no-cache");
  }

  @Override
  public void handle(RoutingContext request) {
    var atLeast = Cursor.parse(request.request().getHeader(Cursor.HEADER), Cursor.HEADER);
    snapshots
        .find(question.apply(request), atLeast)
        .onSuccess(found -> send(request, found.snapshot(), found.cursor()))
        .onFailure(request::fail);
  }

  private void send(RoutingContext request, Snapshot snapshot, Cursor cursor) {
    var response = request.response();
    if (response.closed()) {
      return;
    }
    var gzip = acceptsGzip(request) ? snapshot.gzip() : null;
    response
        .putHeader(Cursor.HEADER, cursor.toString())
        .putHeader(HttpHeaders.ETAG, '"' + snapshot.etag() + (gzip == null ? "" : GZIP_TAG) + '"')
        .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl)
        .putHeader(HttpHeaders.VARY, "Accept-Encoding");
    if (matches(request.request().getHeader(HttpHeaders.IF_NONE_MATCH), snapshot.etag())) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, snapshot.contentType());
    if (gzip == null) {
      response.end(snapshot.body());
    } else {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(gzip);
    }
  }

  private static boolean acceptsGzip(RoutingContext request) {
    var accepted = request.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
  }

  private static boolean matches(@Nullable String had, String etag) {
    return had != null
        && (had.equals("*")
            || had.contains('"' + etag + '"')
            || had.contains('"' + etag + GZIP_TAG));
  }
}
