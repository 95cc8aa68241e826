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
 * @param madeAt {@link System#nanoTime()}
 */
record Snapshot(Cursor cursor, Buffer body, @Nullable Buffer gzip, String etag, long madeAt) {
  private static final int WORTH_IT = 1_000;

  /** Encodes a content. */
  static Snapshot of(Cursor cursor, Object content, long madeAt) {
    var body = Json.bytes(content);
    return new Snapshot(
        cursor,
        Buffer.buffer(body),
        body.length < WORTH_IT ? null : Buffer.buffer(gzip(body)),
        etag(body),
        madeAt);
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
