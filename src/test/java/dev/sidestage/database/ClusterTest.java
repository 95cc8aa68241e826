package dev.sidestage.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A data directory")
class ClusterTest {
  @TempDir Path data;

  @Test
  @DisplayName("of another PostgreSQL is left alone, and it is said what to do")
  void otherVersion() throws Exception {
    Files.createDirectory(data.resolve("postgresql"));
    Files.writeString(data.resolve("postgresql/PG_VERSION"), "17\n");
    var message = failure();
    assertTrue(message.contains("made by PostgreSQL 17, and this Sidestage brings PostgreSQL 18"));
    assertTrue(message.contains("SIDESTAGE_DATABASE_URL"));
    assertEquals("17\n", Files.readString(data.resolve("postgresql/PG_VERSION")));
  }

  @Test
  @DisplayName("that holds something else is left alone")
  void somethingElse() throws Exception {
    Files.createDirectory(data.resolve("postgresql"));
    assertTrue(failure().contains("isn't a database of PostgreSQL"));
  }

  @Test
  @DisplayName("whose password is gone is refused")
  void noPassword() throws Exception {
    EmbeddedPostgres.start(data, TestDatabase.binaries()).close();
    Files.delete(data.resolve("postgresql.password"));
    assertTrue(failure().contains("postgresql.password"));
  }

  @Test
  @DisplayName("that was only half made is made anew, with the password that there is")
  void halfMade() throws Exception {
    var unfinished = Files.createDirectories(data.resolve("postgresql.unfinished-1/base"));
    Files.writeString(data.resolve("postgresql.password.unfinished"), "");
    Password.make(data.resolve("postgresql.password"));
    var password = Password.read(data.resolve("postgresql.password"));
    try (var server = EmbeddedPostgres.start(data, TestDatabase.binaries());
        var connection = TestDatabase.connect(server)) {
      assertTrue(connection.isValid(1));
      assertEquals(password, server.password());
    }
    assertFalse(Files.exists(unfinished));
  }

  @Test
  @DisplayName("can't be made by programs that fail, and it is said what they said")
  void failingPrograms() throws Exception {
    var home = data.resolve("home");
    Files.createDirectories(home.resolve("bin"));
    Files.createSymbolicLink(home.resolve("bin/initdb"), Path.of("/bin/ls"));
    var cluster = new Cluster(data, new Programs(home, ServerUser.of(data), data));
    var message = Failure.of(cluster::prepare);
    assertTrue(message.contains("can't make its database"), message);
    assertTrue(message.contains("--pgdata"), message);
    assertFalse(Files.exists(cluster.directory()));
  }

  private String failure() {
    return Failure.of(() -> EmbeddedPostgres.start(data, TestDatabase.binaries()));
  }
}
