package dev.sidestage.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The machine that the tests run on.
 *
 * @param patience how long a command may take
 */
record ThisMachine(Duration patience) implements Machine {
  private static final Path RELEASE = Path.of("/etc/os-release");

  @Override
  public @Nullable String environment(String name) {
    return System.getenv(name);
  }

  @Override
  public boolean executable(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  @Override
  public boolean debianRoot() {
    try {
      return isRoot()
          && Files.isReadable(RELEASE)
          && Files.readAllLines(RELEASE).contains("ID=debian");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  @Override
  public Outcome run(List<String> command, Map<String, String> environment) {
    try {
      var output = Files.createTempFile("sidestage-browser", ".log");
      try {
        return run(command, environment, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException failure) {
      return new Outcome(-1, String.valueOf(failure.getMessage()));
    }
  }

  private Outcome run(List<String> command, Map<String, String> environment, Path output)
      throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile()).environment().putAll(environment);
    var process = builder.start();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Outcome(-1, "not done within " + patience.toSeconds() + " s");
      }
      return new Outcome(process.exitValue(), lastLine(output));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Outcome(-1, "interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String lastLine(Path output) throws IOException {
    try (var lines = Files.lines(output)) {
      return lines.filter(line -> !line.isBlank()).reduce("", (earlier, later) -> later);
    }
  }
}
