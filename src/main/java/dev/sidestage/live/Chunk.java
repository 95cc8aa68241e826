package dev.sidestage.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way to many streams: as they are, and framed as one chunk of HTTP/1.1 (RFC 9112,
 * section 7.1) in memory that the kernel can read, made when the first stream asks for it and
 * shared by all of them. The hub's event loop; closed when all have been given it.
 */
final class Chunk implements AutoCloseable {
  private static final byte[] LINE = {'\r', '\n'};

  private final Buffer bytes;
  private @Nullable ByteBuf framed;

  Chunk(Buffer bytes) {
    this.bytes = bytes;
  }

  /** Without framing. */
  Buffer bytes() {
    return bytes;
  }

  /** With framing, off the heap. Who keeps it, or a part of it, retains it. */
  ByteBuf framed() {
    if (framed == null) {
      var size = Integer.toHexString(bytes.length()).getBytes(StandardCharsets.US_ASCII);
      framed =
          Unpooled.directBuffer(size.length + bytes.length() + 2 * LINE.length)
              .writeBytes(size)
              .writeBytes(LINE)
              .writeBytes(bytes.getBytes())
              .writeBytes(LINE);
    }
    return framed;
  }

  @Override
  public void close() {
    if (framed != null) {
      framed.release();
    }
  }
}
