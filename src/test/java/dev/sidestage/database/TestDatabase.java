package dev.sidestage.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Empty databases for tests, on one server for the whole JVM. It is the real embedded server, in a
 * fixed place below {@code target}: what a killed run has left there is taken over by the next.
 */
public final class TestDatabase {
  /** How many JVMs may test one checkout at once: the build, and somebody's editor. */
  private static final int PLACES = 4;

  private static final Path TARGET = Path.of("target", "postgresql").toAbsolutePath();
  private static final AtomicInteger CREATED = new AtomicInteger();

  private TestDatabase() {}

  /** Makes a database, and returns its URI: {@code postgresql://user:password@host:port/name}. */
  public static String create() {
    var name = "test_" + CREATED.incrementAndGet();
    execute("CREATE DATABASE " + name);
    var server = Server.RUNNING;
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(server.user(), server.password(), server.host(), server.port(), name);
  }

  /** Connects to a server through JDBC. */
  static Connection connect(EmbeddedPostgres server) throws SQLException {
    return DriverManager.getConnection(jdbc(server), server.user(), server.password());
  }

  /** Connects to a database by its URI, through JDBC. */
  public static Connection connect(String uri) throws SQLException {
    var address = new Database(uri).jdbc();
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  static String jdbc(EmbeddedPostgres server) {
    return "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), server.database());
  }

  /** Where tests of the embedded server itself find its programs, unpacked once per checkout. */
  public static Path binaries() {
    return TARGET.resolve("binaries");
  }

  private static void execute(String statement) {
    try (var connection = connect(Server.RUNNING);
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /** Started by the first test that asks. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        var server = startInFirstFreePlace();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        dropLeftovers(server);
        return server;
      } catch (EmbeddedPostgresException | SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static EmbeddedPostgres startInFirstFreePlace() throws EmbeddedPostgresException {
      for (var place = 1; ; place++) {
        try {
          return EmbeddedPostgres.start(TARGET.resolve("data-" + place), binaries());
        } catch (EmbeddedPostgresException e) {
          if (place == PLACES) {
            throw e;
          }
        }
      }
    }

    private static void dropLeftovers(EmbeddedPostgres server) throws SQLException {
      try (var connection = connect(server);
          var sql = connection.createStatement()) {
        var names = new ArrayList<String>();
        try (var found =
            sql.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")) {
          while (found.next()) {
            names.add(found.getString(1));
          }
        }
        for (var name : names) {
          sql.execute("DROP DATABASE " + name);
        }
      }
    }
  }
}
