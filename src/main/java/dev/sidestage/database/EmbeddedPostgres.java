package dev.sidestage.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database that comes along: PostgreSQL itself, started by us, for whoever has none. It keeps
 * the promises of a real one: everything acknowledged is on the disk, whoever connects needs the
 * password, and nobody connects from elsewhere.
 *
 * <p>The data directory belongs to one process. A server that a killed process left running is
 * stopped by the next start; it loses nothing.
 *
 * <p>Everything here blocks: call it from a worker thread. {@link #stop} may come from any thread.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String HOST = "127.0.0.1";

  private final DirectoryLock lock;
  private final Postmaster postmaster;
  private final int port;
  private final String password;
  private final AtomicBoolean stopped = new AtomicBoolean();

  private EmbeddedPostgres(DirectoryLock lock, Postmaster postmaster, int port, String password) {
    this.lock = lock;
    this.postmaster = postmaster;
    this.port = port;
    this.password = password;
  }

  /** Starts it on a data directory, which is made if there is none: less than 8 s, later 1.5 s. */
  public static EmbeddedPostgres start(Path dataDirectory) throws EmbeddedPostgresException {
    return start(dataDirectory, dataDirectory.resolve("binaries"));
  }

  /**
   * Starts it with its programs in a directory of their own, which several data directories may
   * share.
   */
  public static EmbeddedPostgres start(Path dataDirectory, Path binariesDirectory)
      throws EmbeddedPostgresException {
    try {
      Directories.makePrivate(dataDirectory);
      var data = dataDirectory.toRealPath();
      var lock = DirectoryLock.take(data);
      try {
        return start(lock, data, binariesDirectory.toAbsolutePath());
      } catch (IOException | EmbeddedPostgresException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new EmbeddedPostgresException(
          ("The embedded PostgreSQL can't be set up in %s (%s)."
                  + " Choose another directory with SIDESTAGE_DATA, or set SIDESTAGE_DATABASE_URL.")
              .formatted(dataDirectory, e),
          e);
    }
  }

  private static EmbeddedPostgres start(DirectoryLock lock, Path data, Path binaries)
      throws IOException, EmbeddedPostgresException {
    var user = ServerUser.of(data);
    user.own(data.resolve(DirectoryLock.FILE));
    var programs = new Programs(Binaries.unpackedIn(binaries), user, data);
    var cluster = new Cluster(data, programs);
    cluster.prepare();
    var postmaster = new Postmaster(cluster.directory(), programs, data.resolve("postgresql.log"));
    var port = postmaster.start(EmbeddedPostgres::freePort);
    LOG.info("The embedded PostgreSQL {} runs on port {}", Binaries.VERSION, port);
    return new EmbeddedPostgres(lock, postmaster, port, Password.read(cluster.passwordFile()));
  }

  public String host() {
    return HOST;
  }

  public int port() {
    return port;
  }

  public String user() {
    return Cluster.NAME;
  }

  public String password() {
    return password;
  }

  public String database() {
    return Cluster.NAME;
  }

  /** All of it as one {@code postgresql://} URI, with the password. */
  public String uri() {
    return "postgresql://%s:%s@%s:%d/%s".formatted(user(), password, host(), port, database());
  }

  /**
   * Stops the server and gives the data directory free. A failure is logged; a repeat does nothing.
   */
  public void stop() {
    if (stopped.getAndSet(true)) {
      return;
    }
    try (lock) {
      postmaster.stop();
    } catch (IOException | EmbeddedPostgresException e) {
      LOG.warn("The embedded PostgreSQL didn't stop as it should: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** The kernel's choice. */
  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
