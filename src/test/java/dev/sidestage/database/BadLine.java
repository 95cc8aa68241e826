package dev.sidestage.database;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The line between a node and its PostgreSQL: a proxy on loopback that knows as much of the
 * protocol as it takes to cut a connection in the middle of a commit, and to lose, double or delay
 * notifications. Thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">Message
 *     formats</a>
 */
public final class BadLine implements AutoCloseable {
  private static final int SSL_REQUEST = 80_877_103;
  private static final int ENCRYPTION_REQUEST = 80_877_104;
  private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

  /** What becomes of a notification on its way to the node. */
  public enum Notification {
    ARRIVES,
    IS_LOST,
    COMES_TWICE,
    COMES_LATE
  }

  /** What becomes of a commit. */
  public enum Commit {
    ARRIVES,
    /** PostgreSQL never hears it. */
    IS_LOST,
    /** PostgreSQL carries it out, and its answer never comes. */
    LOSES_ITS_ANSWER
  }

  private final ServerSocket door;
  private final String uri;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Commit> nextCommit = new AtomicReference<>(Commit.ARRIVES);
  private volatile Supplier<Notification> notifications = () -> Notification.ARRIVES;
  private volatile long lateMillis = 50;
  private volatile int target;
  private volatile boolean shut;

  private BadLine(ServerSocket door, String uri, int target) {
    this.door = door;
    this.uri = uri;
    this.target = target;
  }

  /** A line to the server of that URI, which is good at first. */
  public static BadLine to(String database) throws IOException {
    var there = URI.create(database);
    var door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    var uri =
        database.replace(
            there.getHost() + ":" + there.getPort(), "127.0.0.1:" + door.getLocalPort());
    var line = new BadLine(door, uri, there.getPort());
    start(line::accept);
    return line;
  }

  /** The URI that leads over this line. */
  public String uri() {
    return uri;
  }

  /** What becomes of each notification from now on. */
  public void notifications(Supplier<Notification> fate, long lateMillis) {
    this.lateMillis = lateMillis;
    this.notifications = fate;
  }

  /** What becomes of the next commit; those after it arrive. */
  public void nextCommit(Commit fate) {
    nextCommit.set(fate);
  }

  /** Whether the next commit has come and met its fate. */
  public boolean isCommitDone() {
    return nextCommit.get() == Commit.ARRIVES;
  }

  /** Breaks all connections; new ones are let in. */
  public void cut() {
    open.forEach(BadLine::close);
  }

  /** Breaks all connections, and lets no new one in. */
  public void shut() {
    shut = true;
    cut();
  }

  /** Lets connections in again, to the server on that port. */
  public void reopen(int port) {
    target = port;
    shut = false;
  }

  /** The port of the server that it leads to. */
  public int target() {
    return target;
  }

  @Override
  public void close() {
    shut();
    try {
      door.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        var node = door.accept();
        if (shut) {
          node.close();
        } else {
          start(() -> connect(node));
        }
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void connect(Socket node) {
    try (node;
        var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      node.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      open.add(node);
      open.add(server);
      if (shut) {
        return;
      }
      var line = new Line(node, server);
      start(line::fromServer);
      line.fromNode();
    } catch (IOException e) {
      // one of them has hung up
    } finally {
      open.remove(node);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void start(Runnable task) {
    var thread = new Thread(task, "bad-line");
    thread.setDaemon(true);
    thread.start();
  }

  /** One connection. */
  private final class Line {
    private final Socket node;
    private final Socket server;
    private final DataInputStream nodeSays;
    private final DataOutputStream toNode;
    private volatile boolean swallowing;

    Line(Socket node, Socket server) throws IOException {
      this.node = node;
      this.server = server;
      this.nodeSays = new DataInputStream(node.getInputStream());
      this.toNode = new DataOutputStream(node.getOutputStream());
    }

    void fromNode() throws IOException {
      var toServer = new DataOutputStream(server.getOutputStream());
      greet(toServer);
      while (true) {
        var frame = read(nodeSays);
        var fate = isCommit(frame) ? nextCommit.getAndSet(Commit.ARRIVES) : Commit.ARRIVES;
        if (fate == Commit.IS_LOST) {
          close(server);
          return;
        }
        swallowing = fate == Commit.LOSES_ITS_ANSWER;
        toServer.write(frame);
      }
    }

    /** Frames of the beginning have no type. */
    private void greet(DataOutputStream toServer) throws IOException {
      while (true) {
        var length = nodeSays.readInt();
        var code = nodeSays.readInt();
        var rest = nodeSays.readNBytes(length - 8);
        if (code == SSL_REQUEST || code == ENCRYPTION_REQUEST) {
          toNode.writeByte('N');
        } else {
          toServer.write(ByteBuffer.allocate(length).putInt(length).putInt(code).put(rest).array());
          return;
        }
      }
    }

    void fromServer() {
      try (node;
          server) {
        var serverSays = new DataInputStream(server.getInputStream());
        while (true) {
          var frame = read(serverSays);
          if (swallowing) {
            return;
          }
          if (frame[0] == 'A') {
            notify(frame);
          } else {
            write(frame);
          }
        }
      } catch (IOException e) {
        // one of them has hung up
      } finally {
        open.remove(server);
      }
    }

    private void notify(byte[] frame) throws IOException {
      switch (notifications.get()) {
        case IS_LOST -> {}
        case ARRIVES -> write(frame);
        case COMES_TWICE -> {
          write(frame);
          write(frame);
        }
        case COMES_LATE ->
            CompletableFuture.delayedExecutor(lateMillis, TimeUnit.MILLISECONDS)
                .execute(() -> writeIfOpen(frame));
      }
    }

    private void writeIfOpen(byte[] frame) {
      try {
        write(frame);
      } catch (IOException e) {
        // broken meanwhile
      }
    }

    private void write(byte[] frame) throws IOException {
      synchronized (toNode) {
        toNode.write(frame);
      }
    }

    private static byte[] read(DataInputStream in) throws IOException {
      var type = in.readByte();
      var length = in.readInt();
      var frame = ByteBuffer.allocate(1 + length).put(type).putInt(length).array();
      in.readFully(frame, 5, length - 4);
      return frame;
    }

    private static boolean isCommit(byte[] frame) {
      return frame[0] == 'Q'
          && frame.length >= 5 + COMMIT.length
          && new String(frame, 5, COMMIT.length, StandardCharsets.US_ASCII).equals("COMMIT");
    }
  }
}
