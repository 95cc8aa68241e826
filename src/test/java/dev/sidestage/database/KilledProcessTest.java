package dev.sidestage.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A process that uses the embedded PostgreSQL")
class KilledProcessTest {
  @TempDir Path temporary;

  @Test
  @DisplayName("may be killed: its server is taken over, and no commit is lost")
  void killed() throws Exception {
    var process = CommittingProcess.start(data());
    try (var output = process.inputReader()) {
      awaitCommit(output);
      var old = server();
      assertTrue(Failure.of(this::start).contains("(process " + process.pid() + ")"));

      process.destroyForcibly().waitFor();
      assertTrue(old.isAlive(), "the server outlives the process that started it");

      assertCommitIsThere();
      old.onExit().get();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @DisplayName("may be killed together with its server: no commit is lost")
  void killedWithServer() throws Exception {
    var process = CommittingProcess.start(data());
    try (var output = process.inputReader()) {
      awaitCommit(output);
      var old = server();
      process.destroyForcibly().waitFor();
      old.destroyForcibly();
      old.onExit().get();
      assertCommitIsThere();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void awaitCommit(BufferedReader output) throws Exception {
    var said = new ArrayList<String>();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(CommittingProcess.COMMITTED)) {
        return;
      }
      said.add(line);
    }
    fail("the process ended before it committed: " + said);
  }

  private void assertCommitIsThere() throws Exception {
    try (var server = start();
        var connection = TestDatabase.connect(server);
        var sql = connection.createStatement();
        var rows = sql.executeQuery("SELECT id FROM acknowledged")) {
      assertTrue(rows.next());
      assertEquals(42, rows.getInt(1));
    }
  }

  private EmbeddedPostgres start() throws EmbeddedPostgresException {
    return EmbeddedPostgres.start(data(), TestDatabase.binaries());
  }

  private Path data() {
    return temporary.resolve("data");
  }

  private ProcessHandle server() throws Exception {
    var trace = Files.readAllLines(data().resolve("postgresql/postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(trace.get(0))).orElseThrow();
  }
}
