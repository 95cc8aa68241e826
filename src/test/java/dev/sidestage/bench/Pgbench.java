package dev.sidestage.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The peer of votes: PostgreSQL's own load program, with src/bench/pgbench/vote.sql. */
final class Pgbench {
  private static final Path PROGRAM = Path.of("/usr/bin/pgbench");
  private static final Path SCRIPT = Path.of("src", "bench", "pgbench", "vote.sql");
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
  private static final String CLIENTS = "16";

  private final Database database;
  private final String name;

  /** Gives the questions numbers, which pgbench can draw. */
  Pgbench(Database database, String uri, List<String> questions) throws Exception {
    Missing.unless(Files.exists(PROGRAM), "apt-get install postgresql-contrib");
    this.database = database;
    this.name = Database.name(uri);
    database.execute(name, "CREATE TABLE bench_question (number integer PRIMARY KEY, id uuid)");
    for (var i = 0; i < questions.size(); i++) {
      database.execute(
          name, "INSERT INTO bench_question VALUES (%d, '%s')".formatted(i, questions.get(i)));
    }
    database.execute(name, "ANALYZE");
  }

  /** For so many seconds; votes per second. */
  double run(int seconds) throws IOException {
    var server = database.server();
    var builder =
        new ProcessBuilder(
            PROGRAM.toString(),
            "--no-vacuum",
            "--protocol=prepared",
            "--client=" + CLIENTS,
            "--jobs=2",
            "--time=" + seconds,
            "--file=" + SCRIPT,
            "--host=" + server.host(),
            "--port=" + server.port(),
            "--username=" + server.user(),
            name);
    builder.environment().put("PGPASSWORD", server.password());
    var process = builder.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var rate = RATE.matcher(said);
    if (!rate.find()) {
      throw new IOException("pgbench says: " + said);
    }
    return Double.parseDouble(rate.group(1));
  }
}
