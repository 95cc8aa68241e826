package dev.sidestage.live;

import dev.sidestage.web.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body as it is sent, encoded once. Immutable.
 *
 * @param cursor up to where in the log it holds
 * @param gzip null where it isn't worth it
 * @param etag of the content alone, in quotes: the same on all nodes
 * @param gzipEtag of the gzip form
 * @param pace when it may be made again
 */
record Snapshot(
    Cursor cursor,
    CharSequence contentType,
    Buffer body,
    @Nullable Buffer gzip,
    CharSequence etag,
    CharSequence gzipEtag,
    Pace pace) {
  private static final int WORTH_IT = 1_000;
  private static final String GZIP_TAG = "-gzip";
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

  /** Encodes a content: a {@link Document} as it writes itself, anything else as JSON. */
  static Snapshot of(Cursor cursor, Object content, Pace pace) {
    var document = content instanceof Document written ? written : null;
    var body = document == null ? Json.bytes(content) : document.bytes();
    var hash = hash(body);
    return new Snapshot(
        cursor,
        document == null ? JSON : document.contentType(),
        Buffer.buffer(body),
        body.length < WORTH_IT ? null : Buffer.buffer(gzip(body)),
        HttpHeaders.createOptimized('"' + hash + '"'),
        HttpHeaders.createOptimized('"' + hash + GZIP_TAG + '"'),
        pace);
  }

  /** Whether a condition ({@code If-None-Match}) names one of its forms. */
  boolean matches(String condition) {
    return condition.equals("*") || condition.contains(etag) || condition.contains(gzipEtag);
  }

  /** Whether it holds an entry of that log. */
  boolean holds(String epoch, long sequence) {
    return cursor.epoch().equals(epoch) && cursor.sequence() >= sequence;
  }

  private static byte[] gzip(byte[] body) {
    var bytes = new ByteArrayOutputStream(body.length / 3);
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String hash(byte[] body) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
