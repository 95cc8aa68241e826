package dev.sidestage.live;

import dev.sidestage.web.Json;
import io.vertx.core.buffer.Buffer;
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
 * @param etag of the content alone, without quotes: the same on all nodes
 * @param pace when it may be made again
 */
record Snapshot(
    Cursor cursor, String contentType, Buffer body, @Nullable Buffer gzip, String etag, Pace pace) {
  private static final int WORTH_IT = 1_000;

  /** Encodes a content: a {@link Document} as it writes itself, anything else as JSON. */
  static Snapshot of(Cursor cursor, Object content, Pace pace) {
    var document = content instanceof Document written ? written : null;
    var body = document == null ? Json.bytes(content) : document.bytes();
    return new Snapshot(
        cursor,
        document == null ? "application/json" : document.contentType(),
        Buffer.buffer(body),
        body.length < WORTH_IT ? null : Buffer.buffer(gzip(body)),
        etag(body),
        pace);
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

  private static String etag(byte[] body) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
