package dev.sidestage.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another program, run to its end. Blocks its thread until then. */
final class Program {
  private Program() {}

  /**
   * How it ended.
   *
   * @param output what it said on both of its outputs
   */
  record Outcome(int exit, String output) {
    boolean succeeded() {
      return exit == 0;
    }
  }

  /**
   * Runs a program without the caller's {@code PG…} variables, which would redirect PostgreSQL's
   * programs, and in the C locale, in which we read what they say.
   *
   * @param directory where it runs: PostgreSQL's programs fail where their user may not look
   * @param input what it reads
   * @throws IOException when there is no such program
   */
  static Outcome run(Path directory, List<String> command, String input) throws IOException {
    var builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(exitOf(process), output.strip());
  }

  private static int exitOf(Process process) throws InterruptedIOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a program of PostgreSQL");
    }
  }
}
