package dev.sidestage.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file of the pages, as it is sent. Immutable. */
record Asset(String type, Buffer body, @Nullable Buffer gzip) {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "json", "application/json",
          "png", "image/png",
          "map", "application/json",
          "yaml", "application/yaml");

  static Asset of(String name, byte[] content) {
    var type =
        TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    return new Asset(
        type,
        Buffer.buffer(content),
        type.startsWith("image/png") ? null : Buffer.buffer(gzip(content)));
  }

  /** Sends it. */
  void send(RoutingContext request, String cacheControl) {
    var response =
        request
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, type)
            .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl)
            .putHeader(HttpHeaders.VARY, "Accept-Encoding")
            .putHeader("X-Content-Type-Options", "nosniff");
    var accepted = request.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    if (gzip != null && accepted != null && accepted.contains("gzip")) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(gzip);
    } else {
      response.end(body);
    }
  }

  private static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
