package dev.sidestage.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of one test, which may stop it, start it again on its port, and do worse. */
public final class OwnServer implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final Postmaster postmaster;

  private OwnServer(EmbeddedPostgres server, Postmaster postmaster) {
    this.server = server;
    this.postmaster = postmaster;
  }

  /** Starts it on an empty directory. */
  public static OwnServer start(Path data) throws Exception {
    var server = EmbeddedPostgres.start(data, TestDatabase.binaries());
    var programs =
        new Programs(Binaries.unpackedIn(TestDatabase.binaries()), ServerUser.of(data), data);
    return new OwnServer(
        server, new Postmaster(data.resolve("postgresql"), programs, data.resolve("again.log")));
  }

  /** Its URI, with the password. */
  public String uri() {
    return server.uri();
  }

  public int port() {
    return server.port();
  }

  /** Stops it, as an operator does. */
  public void stop() throws Exception {
    postmaster.stop();
  }

  /** Starts it again, where it was. */
  public void start() throws Exception {
    postmaster.start(server::port);
  }

  /** Changes a file of its configuration, which counts from its next start on. */
  public void configure(String file, String text, StandardOpenOption how) throws IOException {
    Files.writeString(postmaster.cluster().resolve(file), text, how);
  }

  /** Copies its files; only while it is stopped. Attributes and owners stay. */
  public void copyTo(Path backup) throws Exception {
    copy(postmaster.cluster(), backup);
  }

  /**
   * Puts a copy in the place of its files, as one restores a backup: at its start it recovers from
   * the copy's WAL, and goes on in a new timeline. Only while it is stopped.
   */
  public void restore(Path backup) throws Exception {
    run("rm", "-r", postmaster.cluster().toString());
    copy(backup, postmaster.cluster());
    copy(
        postmaster.cluster().resolve("PG_VERSION"),
        postmaster.cluster().resolve("recovery.signal"));
    configure("postgresql.conf", "\nrestore_command = 'false'\n", StandardOpenOption.APPEND);
  }

  private static void copy(Path from, Path to) throws Exception {
    run("cp", "-a", from.toString(), to.toString());
  }

  private static void run(String... command) throws Exception {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException(String.join(" ", command));
    }
  }

  /** Where its files are. */
  public Path directory() {
    return postmaster.cluster();
  }

  /** Connects as its superuser. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(TestDatabase.jdbc(server), "postgres", server.password());
  }

  /** Asks it, as its superuser: the first column. */
  public List<String> ask(String query) throws SQLException {
    try (var connection = connect();
        var sql = connection.createStatement();
        var rows = sql.executeQuery(query)) {
      var answers = new ArrayList<String>();
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
      return answers;
    }
  }

  /** Tells it, as its superuser. */
  public void execute(String statement) throws SQLException {
    try (var connection = connect();
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  /** Stops all of it, or has it go on, without anybody being told: SIGSTOP and SIGCONT. */
  public void signal(String name) throws Exception {
    var first = Files.readAllLines(postmaster.cluster().resolve("postmaster.pid")).get(0);
    var process = ProcessHandle.of(Long.parseLong(first)).orElseThrow();
    var command = new ArrayList<>(List.of("kill", "-" + name, first));
    process.descendants().forEach(child -> command.add(String.valueOf(child.pid())));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException(String.join(" ", command));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
