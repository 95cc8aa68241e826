package dev.sidestage.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Connections that are kept alive, each of which sends its next request when the last one was
 * answered; on the caller's thread.
 */
final class Requests implements AutoCloseable {
  private static final int BUFFER = 256 * 1024;
  private static final long LOOK_MILLIS = 100;

  private final Selector selector;
  private final Supplier<byte[]> next;
  private final int status;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final Histogram latency = new Histogram(3);
  private long answered;
  private long limit;
  private int underWay;

  /**
   * @param next makes the next request
   * @param status what each must be answered with
   */
  Requests(InetSocketAddress server, int connections, int status, Supplier<byte[]> next)
      throws IOException {
    this.selector = Selector.open();
    this.next = next;
    this.status = status;
    for (var i = 0; i < connections; i++) {
      var channel = SocketChannel.open(server);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Answers());
    }
  }

  /** Sends for so many seconds, and waits for the last answers. How many there were. */
  long send(int seconds) throws IOException {
    return send(Long.MAX_VALUE, seconds);
  }

  /** Sends so many, for so many seconds at most. */
  long send(long count, int seconds) throws IOException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    latency.reset();
    answered = 0;
    limit = count;
    underWay = 0;
    for (var key : selector.keys()) {
      ask(key);
    }
    while (underWay > 0) {
      selector.select(this::handle, LOOK_MILLIS);
      if (System.nanoTime() > end) {
        limit = 0;
      }
    }
    return answered;
  }

  private void handle(SelectionKey key) {
    try {
      buffer.clear();
      if (((SocketChannel) key.channel()).read(buffer) < 0) {
        throw new IOException("the server closed a connection");
      }
      buffer.flip();
      var answers = (Answers) key.attachment();
      if (answers.take(buffer)) {
        answered(answers);
        ask(key);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answered(Answers answers) throws IOException {
    if (answers.status() != status) {
      throw new IOException("answered " + answers.status() + ", not " + status);
    }
    latency.recordValue((System.nanoTime() - answers.asked) / 1_000);
    answered++;
    underWay--;
  }

  /** A request is short enough for an empty send buffer. */
  private void ask(SelectionKey key) {
    if (answered + underWay >= limit) {
      return;
    }
    try {
      underWay++;
      ((Answers) key.attachment()).begin(System.nanoTime());
      ((SocketChannel) key.channel()).write(ByteBuffer.wrap(next.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From request to answer, in microseconds; of the last {@link #send}. */
  long latencyMicros(double percentile) {
    return latency.getValueAtPercentile(percentile);
  }

  @Override
  public void close() throws IOException {
    for (var key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
