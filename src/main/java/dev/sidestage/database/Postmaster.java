package dev.sidestage.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * The server that runs on a {@link Cluster}. {@code pg_ctl} puts it into a session of its own: a
 * Ctrl-C in the terminal reaches Sidestage alone, which needs its database until it has said
 * goodbye to everybody.
 *
 * @param log what the server says, emptied at each start; the one before is kept beside it
 */
record Postmaster(Path cluster, Programs programs, Path log) {
  private static final int ATTEMPTS = 5;
  private static final int LINES_SHOWN = 15;

  /**
   * What passes: a port that was taken meanwhile, a server that its killed parent had only just
   * started, or one that was killed and whose last processes are still about to end.
   */
  private static final List<String> PASSING =
      List.of(
          "could not bind",
          "\"postmaster.pid\" already exists",
          "pre-existing shared memory block");

  /**
   * Given on the command line, where they win over every file and over {@code ALTER SYSTEM}. The
   * first three are a promise: what was acknowledged is on the disk. With {@code log_min_messages}
   * the log stays small: errors of statements are Sidestage's to report, and no question's text
   * gets into a log.
   */
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=''",
          "password_encryption=scram-sha-256",
          "max_connections=128",
          "shared_buffers=128MB",
          "max_wal_size=512MB",
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC",
          "logging_collector=off",
          "log_min_messages=log",
          "log_checkpoints=off");

  /**
   * Starts it, and returns the port that it listens on, once it takes connections.
   *
   * @param ports gives the ports to try: one that was free may be taken by the time we use it
   */
  int start(IntSupplier ports) throws IOException, EmbeddedPostgresException {
    for (var attempt = 1; ; attempt++) {
      stopLeftBehind();
      var port = ports.getAsInt();
      var outcome = startOn(port);
      if (outcome.succeeded()) {
        return port;
      }
      if (attempt == ATTEMPTS || !worthAnotherAttempt()) {
        throw new EmbeddedPostgresException(
            "The embedded PostgreSQL doesn't start. Its log, %s, ends with:%n%s"
                .formatted(log, lastLines(outcome)));
      }
    }
  }

  /** Ends it: what runs is rolled back, what was committed stays. */
  void stop() throws IOException, EmbeddedPostgresException {
    var outcome = pgCtl("stop", "--mode=fast", "--timeout=60");
    if (!outcome.succeeded() && pid().filter(this::isOurs).isPresent()) {
      throw new EmbeddedPostgresException(
          "The embedded PostgreSQL on %s doesn't stop: %s. Its log is %s."
              .formatted(cluster, outcome.output(), log));
    }
  }

  /**
   * Ends the server that a killed Sidestage left behind, or removes the trace of one that has died.
   * The caller holds the {@link DirectoryLock}, so nobody uses it.
   */
  void stopLeftBehind() throws IOException, EmbeddedPostgresException {
    if (!Files.exists(pidFile())) {
      return;
    }
    if (pid().filter(this::isOurs).isPresent()) {
      stop();
    } else {
      Files.deleteIfExists(pidFile());
    }
  }

  private Program.Outcome startOn(int port) throws IOException {
    if (Files.exists(log)) {
      var previous = log.resolveSibling("postgresql.previous.log");
      Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
    }
    var options = new StringBuilder("-p ").append(port);
    SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
    return pgCtl("start", "--log=" + log, "--timeout=300", "--options=" + options);
  }

  private Program.Outcome pgCtl(String command, String... arguments) throws IOException {
    var all =
        Stream.concat(
            Stream.of(command, "--wait", "--silent", "--pgdata=" + cluster), Stream.of(arguments));
    return programs.run("pg_ctl", all.toArray(String[]::new));
  }

  private boolean worthAnotherAttempt() throws IOException {
    var text = Files.exists(log) ? Files.readString(log) : "";
    return PASSING.stream().anyMatch(text::contains);
  }

  private String lastLines(Program.Outcome outcome) throws IOException {
    if (!Files.exists(log)) {
      return outcome.output();
    }
    var lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
  }

  private Path pidFile() {
    return cluster.resolve("postmaster.pid");
  }

  private Optional<ProcessHandle> pid() throws IOException {
    if (!Files.exists(pidFile())) {
      return Optional.empty();
    }
    var first = Files.readString(pidFile()).lines().findFirst().orElse("");
    return first.matches("\\d{1,10}") ? ProcessHandle.of(Long.parseLong(first)) : Optional.empty();
  }

  /** A process's id is used again after a while: asks whether this one is a server of our data. */
  private boolean isOurs(ProcessHandle process) {
    var info = process.info();
    var program = info.command().map(path -> Path.of(path).endsWith("postgres")).orElse(false);
    return program
        && (isIn(process.pid())
            || List.of(info.arguments().orElse(new String[0])).contains(cluster.toString()));
  }

  /** Linux only. A server works in its data directory, which follows when that is renamed. */
  private boolean isIn(long pid) {
    try {
      return Files.isSameFile(Path.of("/proc", String.valueOf(pid), "cwd"), cluster);
    } catch (IOException e) {
      return false;
    }
  }
}
