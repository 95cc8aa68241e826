package dev.sidestage.posters.files;

import dev.sidestage.web.Api;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;

/**
 * Files by their content's hash. The address is the right to read: nobody can guess it, and only
 * those are told it who may see the poster; so a cache on the way may keep it for ever.
 *
 * <p>A file is somebody else's, and maybe hostile: it is sent with a policy that gives it no rights
 * at all, never as anything but what it was found to be, and a PDF to be opened outside of the
 * page.
 */
public final class FileRoutes {
  private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'self'";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final SqlClient database;

  public FileRoutes(SqlClient database) {
    this.database = database;
  }

  /** Adds the route. */
  public void mount(Router router) {
    Api.reading(router, "/files/:hash").handler(this::file);
  }

  private void file(RoutingContext request) {
    Query.of(request);
    var hash = String.valueOf(request.pathParam("hash"));
    find(hash)
        .compose(file -> send(request, file))
        .onFailure(failure -> request.fail(failure instanceof Problem ? failure : Problem.away()));
  }

  private Future<PosterFile> find(String hash) {
    return hash.matches("[0-9a-f]{64}")
        ? FileStore.find(database, hash).map(found -> found.orElseThrow(FileRoutes::unknown))
        : Future.failedFuture(unknown());
  }

  private Future<Void> send(RoutingContext request, PosterFile file) {
    var response = request.response();
    var tag = '"' + file.hash() + '"';
    response
        .putHeader(HttpHeaders.ETAG, tag)
        .putHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER)
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (tag.equals(request.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      return response.setStatusCode(304).end();
    }
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, file.type().mediaType())
        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(file.size()))
        .putHeader(
            "Content-Disposition",
            (file.type().isImage() ? "inline" : "attachment")
                + "; filename=\"poster."
                + file.type().suffix()
                + '"');
    return request.request().method().equals(HttpMethod.HEAD)
        ? response.end()
        : send(response, file, 0);
  }

  /** Chunk by chunk, each once the reader has taken the one before. */
  private Future<Void> send(HttpServerResponse response, PosterFile file, int place) {
    if (response.closed()) {
      return Future.succeededFuture();
    }
    if ((long) place * Upload.CHUNK >= file.size()) {
      return response.end();
    }
    return FileStore.chunk(database, file.upload(), place)
        .compose(response::write)
        .compose(v -> send(response, file, place + 1));
  }

  private static Problem unknown() {
    return Problem.notFound("file", "There is no such file.");
  }
}
