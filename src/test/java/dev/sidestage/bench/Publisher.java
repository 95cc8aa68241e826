package dev.sidestage.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/**
 * Publishes one version after the other at an even pace, by HTTP on one connection, and remembers
 * when each request was sent.
 */
final class Publisher implements AutoCloseable {
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Socket socket = new Socket();
  private final BufferedInputStream in;
  private final LongFunction<String> request;
  private final long[] sent;
  private final Histogram answers = new Histogram(3);
  private long version;

  /**
   * @param request the whole request that makes the next version of this one
   * @param first the version that there is
   * @param most how many there can be
   */
  Publisher(InetSocketAddress server, LongFunction<String> request, long first, int most)
      throws IOException {
    socket.setTcpNoDelay(true);
    socket.connect(server);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.request = request;
    this.version = first;
    this.sent = new long[(int) first + most + 1];
  }

  /** Publishes for so many seconds. */
  void publish(int seconds, int perSecond) throws IOException {
    answers.reset();
    var due = System.nanoTime();
    for (var i = 0; i < seconds * perSecond; i++) {
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      next();
      due += NANOS / perSecond;
    }
  }

  private void next() throws IOException {
    var bytes = request.apply(version).getBytes(StandardCharsets.US_ASCII);
    version++;
    var now = System.nanoTime();
    sent[(int) version] = now;
    socket.getOutputStream().write(bytes);
    readAnswer();
    answers.recordValue((System.nanoTime() - now) / 1_000);
  }

  private void readAnswer() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) read());
    }
    if (!head.substring(9, 10).equals("2")) {
      throw new IOException("not published: " + head);
    }
    var length = head.toString().toLowerCase(Locale.ROOT).split("content-length: ", -1);
    in.skipNBytes(length.length == 1 ? 0 : Long.parseLong(length[1].split("\r", -1)[0]));
  }

  private int read() throws IOException {
    var b = in.read();
    if (b < 0) {
      throw new IOException("the connection was closed");
    }
    return b;
  }

  /** When the request for this version was sent: {@link System#nanoTime()}. */
  long sent(long version) {
    return sent[(int) version];
  }

  long version() {
    return version;
  }

  /** How long the answers of the last {@link #publish} took, in microseconds. */
  Histogram answers() {
    return answers;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
