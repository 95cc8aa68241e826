package dev.sidestage.database;

import java.nio.file.Path;
import java.util.List;

/** A process of its own that starts the embedded PostgreSQL, commits one row, and waits. */
final class CommittingProcess {
  private CommittingProcess() {}

  static final String COMMITTED = "committed";

  static Process start(Path data) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                CommittingProcess.class.getName(),
                data.toString(),
                TestDatabase.binaries().toString()))
        .redirectErrorStream(true)
        .start();
  }

  public static void main(String[] arguments) throws Exception {
    var server = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]));
    try (var connection = TestDatabase.connect(server);
        var sql = connection.createStatement()) {
      sql.execute("CREATE TABLE acknowledged AS SELECT 42 AS id");
    }
    System.out.println(COMMITTED);
    System.in.read();
    server.stop();
  }
}
