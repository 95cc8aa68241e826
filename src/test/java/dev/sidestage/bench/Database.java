package dev.sidestage.bench;

import dev.sidestage.database.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The PostgreSQL that comes along, with fsync, as a process that Sidestage doesn't own. */
final class Database implements AutoCloseable {
  private static final Path HOME = Path.of("target", "bench", "database").toAbsolutePath();

  private final EmbeddedPostgres server;
  private final AtomicInteger made = new AtomicInteger();

  private Database(EmbeddedPostgres server) {
    this.server = server;
  }

  static Database start() throws Exception {
    var server = EmbeddedPostgres.start(HOME);
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    return new Database(server);
  }

  /** An empty one; its URI. */
  String create() throws SQLException {
    var name = "bench_" + made.incrementAndGet();
    execute(server.database(), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    execute(server.database(), "CREATE DATABASE " + name);
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(server.user(), server.password(), server.host(), server.port(), name);
  }

  void execute(String database, String... statements) throws SQLException {
    try (var connection = connect(database);
        var sql = connection.createStatement()) {
      for (var statement : statements) {
        sql.execute(statement);
      }
    }
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), database),
        server.user(),
        server.password());
  }

  EmbeddedPostgres server() {
    return server;
  }

  /** The name in a URI. */
  static String name(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** PostgreSQL's own process, whose children are its backends. */
  ProcessHandle process() throws Exception {
    var pid = Files.readAllLines(HOME.resolve("postgresql/postmaster.pid")).get(0).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  @Override
  public void close() {
    server.stop();
  }
}
