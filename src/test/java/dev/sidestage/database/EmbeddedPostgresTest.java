package dev.sidestage.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The embedded PostgreSQL")
class EmbeddedPostgresTest {
  @TempDir static Path temporary;
  private static Path data;
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws Exception {
    data = temporary.resolve("new/data");
    server = EmbeddedPostgres.start(data, TestDatabase.binaries());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "data_checksums, on",
    "listen_addresses, 127.0.0.1",
    "password_encryption, scram-sha-256",
    "server_encoding, UTF8",
    "is_superuser, off",
    "server_version, " + Binaries.VERSION
  })
  @DisplayName("keeps what it acknowledged, and its doors shut")
  void settings(String name, String value) throws SQLException {
    assertEquals(value, ask("SELECT current_setting('" + name + "', true)"));
  }

  @Test
  @DisplayName("has no socket in the file system, as its superuser can tell")
  void sockets() throws SQLException {
    try (var connection =
            DriverManager.getConnection(TestDatabase.jdbc(server), "postgres", server.password());
        var sql = connection.createStatement();
        var rows = sql.executeQuery("SHOW unix_socket_directories")) {
      rows.next();
      assertEquals("", rows.getString(1));
    }
  }

  @Test
  @DisplayName("knows letters beyond ASCII")
  void locale() throws SQLException {
    assertEquals("ÄÖÜÉ", ask("SELECT upper('äöüé')"));
  }

  @Test
  @DisplayName("lets nobody in without the password, whichever their name")
  void password() {
    for (var user : new String[] {server.user(), "postgres"}) {
      var refused =
          assertThrows(
              SQLException.class,
              () -> DriverManager.getConnection(TestDatabase.jdbc(server), user, "wrong"));
      assertEquals("28P01", refused.getSQLState());
    }
  }

  @Test
  @DisplayName("closes its files to other users of the machine")
  void permissions() throws Exception {
    assertEquals("rwx------", permissions(data));
    assertEquals("rwx------", permissions(data.resolve("postgresql")));
    assertEquals("rw-------", permissions(data.resolve("postgresql.password")));
    assertEquals("rw-------", permissions(data.resolve("postgresql.log")));
  }

  @Test
  @DisplayName("is in a session of its own, out of the terminal's reach")
  void session() throws Exception {
    var pid = Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(0);
    var outcome = Program.run(data, List.of("ps", "-o", "pgid=", "-p", pid), "");
    assertEquals(pid, outcome.output());
  }

  @Test
  @DisplayName("refuses a second Sidestage, and leaves the first one's server alone")
  void secondOne() throws Exception {
    var refused = Failure.of(() -> EmbeddedPostgres.start(data, TestDatabase.binaries()));
    assertTrue(refused.contains("Another Sidestage (process "));
    assertTrue(refused.contains("SIDESTAGE_DATA"));
    assertEquals("1", ask("SELECT 1"));
  }

  @Test
  @DisplayName("keeps its data and its password over a restart, and stops but once")
  void restart(@TempDir Path other) throws Exception {
    var first = EmbeddedPostgres.start(other, TestDatabase.binaries());
    try (var connection = TestDatabase.connect(first);
        var sql = connection.createStatement()) {
      sql.execute("CREATE TABLE talk AS SELECT 7 AS id");
    }
    first.stop();
    try (var second = EmbeddedPostgres.start(other, TestDatabase.binaries())) {
      first.stop();
      assertEquals(first.password(), second.password());
      assertEquals("7", ask(second, "SELECT id FROM talk"));
      assertTrue(Files.exists(other.resolve("postgresql.previous.log")));
    }
    assertFalse(Files.exists(other.resolve("postgresql/postmaster.pid")));
  }

  @Test
  @DisplayName("has a URI that holds all of it")
  void uri() {
    assertEquals(
        "postgresql://sidestage:%s@127.0.0.1:%d/sidestage"
            .formatted(server.password(), server.port()),
        server.uri());
  }

  @Test
  @DisplayName("says what to do when its directory can't be made")
  void noDirectory(@TempDir Path other) throws Exception {
    var file = Files.createFile(other.resolve("file"));
    var failure =
        Failure.of(() -> EmbeddedPostgres.start(file.resolve("data"), TestDatabase.binaries()));
    assertTrue(failure.contains("SIDESTAGE_DATA"), failure);
  }

  private static String ask(String query) throws SQLException {
    return ask(server, query);
  }

  private static String ask(EmbeddedPostgres server, String query) throws SQLException {
    try (var connection = TestDatabase.connect(server);
        var sql = connection.createStatement();
        var rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
