package dev.sidestage.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Thousands of readers of one stream, on one thread of their own: plain NIO, one buffer for all of
 * them. What they measure is told to {@link EventReader.Events}, on that thread.
 */
final class EventReaders implements AutoCloseable {
  private static final int BUFFER = 256 * 1024;

  /** Connections that are under way at once: fewer than a server's backlog. */
  private static final int CONNECTING = 200;

  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_MILLIS = 10;

  private final InetSocketAddress server;
  private final byte[] request;
  private final EventReader.Events told;
  private final Selector selector;
  private final List<SocketChannel> channels = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final Thread thread;
  private final int wanted;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile boolean closing;
  private int connecting;

  /**
   * Connects them.
   *
   * @param path with its query
   * @param headers lines of more headers, each with its line break
   */
  EventReaders(
      InetSocketAddress server, String path, String headers, int wanted, EventReader.Events told)
      throws IOException {
    this.server = server;
    this.request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n%s\r\n"
            .formatted(path, headers)
            .getBytes(StandardCharsets.US_ASCII);
    this.told = told;
    this.wanted = wanted;
    this.selector = Selector.open();
    this.thread = new Thread(this::run, "readers of " + server.getPort());
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /** Waits until all are answered 200. */
  EventReaders awaitOpen() throws Exception {
    await(() -> open.get() == wanted, "of " + wanted + " readers are connected");
    return this;
  }

  private void await(BooleanSupplier condition, String what) throws Exception {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("only " + open + " " + what);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  int open() {
    return open.get();
  }

  /** How many were ended by the server, or refused. */
  int lost() {
    return lost.get();
  }

  private void run() {
    try {
      while (!closing) {
        connectSome();
        selector.select(this::handle, 100);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void connectSome() throws IOException {
    while (channels.size() < wanted && connecting < CONNECTING) {
      var channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channels.add(channel);
      connecting++;
      var connected = channel.connect(server);
      var key = channel.register(selector, SelectionKey.OP_CONNECT, new EventReader());
      if (connected) {
        ask(key, channel);
      }
    }
  }

  private void handle(SelectionKey key) {
    var channel = (SocketChannel) key.channel();
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        ask(key, channel);
      } else if (key.isReadable()) {
        read((EventReader) key.attachment(), channel, key);
      }
    } catch (IOException e) {
      lose(key, channel);
    }
  }

  /** It is short enough for any send buffer. */
  private void ask(SelectionKey key, SocketChannel channel) throws IOException {
    channel.write(ByteBuffer.wrap(request));
    key.interestOps(SelectionKey.OP_READ);
  }

  private void read(EventReader reader, SocketChannel channel, SelectionKey key)
      throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      lose(key, channel);
      return;
    }
    buffer.flip();
    var before = reader.isOpen();
    reader.take(buffer, told);
    if (!before && reader.isOpen()) {
      opened(reader, key, channel);
    }
  }

  private void opened(EventReader reader, SelectionKey key, SocketChannel channel) {
    connecting--;
    if (reader.status() == 200) {
      open.incrementAndGet();
    } else {
      lose(key, channel);
    }
  }

  private void lose(SelectionKey key, SocketChannel channel) {
    key.cancel();
    lost.incrementAndGet();
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    closing = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (var channel : channels) {
      channel.close();
    }
    selector.close();
  }
}
