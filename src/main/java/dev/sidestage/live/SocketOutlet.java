package dev.sidestage.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.codec.http.HttpContentEncoder;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Straight into the socket: the one class that knows what is below Vert.x' response. A plain
 * HTTP/1.1 connection on a native transport has a file descriptor, and between two chunks nothing
 * of Vert.x or Netty has anything to say about it. So a chunk is one system call on memory that all
 * readers share: no object per delivery, no pass through a pipeline (docs/decisions/0014).
 *
 * <p>What the kernel doesn't take at once goes through Netty's queue, where it waits for the reader
 * as always; until that is empty, everything goes there, so that the order stays. The response's
 * head and end are Vert.x' own.
 */
final class SocketOutlet implements Outlet {
  private final HttpServerResponse response;
  private final Channel channel;
  private final FileDescriptor socket;
  private final @Nullable IdleStateHandler idle;
  private final Runnable drained;
  private int queued;
  private boolean full;

  SocketOutlet(HttpServerRequest request, Runnable drained) {
    this.response = request.response();
    this.channel = ((ConnectionBase) request.connection()).channel();
    this.socket = ((UnixChannel) channel).fd();
    this.idle = channel.pipeline().get(IdleStateHandler.class);
    this.drained = drained;
  }

  /** Whether the bytes of a chunk are, on this connection, what goes over the wire. */
  static boolean fits(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_1_1
        && !request.isSSL()
        && request.connection() instanceof ConnectionBase connection
        && connection.channel() instanceof UnixChannel
        && connection.channel().pipeline().get(HttpContentEncoder.class) == null
        && !connection.isTrafficShaped();
  }

  /** Through the response, which writes its head before it. */
  @Override
  public void begin(Buffer bytes) {
    queued++;
    response.write(bytes).onComplete(written -> sent(written.succeeded()));
  }

  /** Once full, until all of it is written. */
  @Override
  public boolean isFull() {
    full |= queued > 0 && !channel.isWritable();
    return full;
  }

  @Override
  public void write(Chunk chunk) {
    var bytes = chunk.framed();
    if (queued > 0) {
      queue(bytes.retainedDuplicate());
    } else if (socket.isOpen()) {
      send(bytes);
    }
  }

  /** A descriptor that is closed may be another connection's by now: it was looked at before. */
  private void send(ByteBuf bytes) {
    try {
      var sent = socket.writeAddress(bytes.memoryAddress(), 0, bytes.readableBytes());
      if (sent < bytes.readableBytes()) {
        queue(bytes.retainedSlice(sent, bytes.readableBytes() - sent));
      }
      if (idle != null) {
        idle.resetWriteTimeout();
      }
    } catch (IOException e) {
      // The connection is broken: its own event loop finds that out, too, and ends the stream.
      var unused = channel.close();
    }
  }

  /** From before the first handler: what is framed already passes none of them. */
  private void queue(ByteBuf bytes) {
    queued++;
    channel
        .pipeline()
        .firstContext()
        .writeAndFlush(bytes)
        .addListener(written -> sent(written.isSuccess()));
  }

  private void sent(boolean all) {
    queued--;
    if (all && full && queued == 0) {
      full = false;
      drained.run();
    }
  }
}
