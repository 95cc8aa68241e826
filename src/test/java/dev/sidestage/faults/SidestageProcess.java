package dev.sidestage.faults;

import dev.sidestage.Client;
import dev.sidestage.Sidestage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sidestage as an operator starts it: in a process of its own, with settings from the environment
 * alone. {@link Processes} makes it and ends it.
 */
final class SidestageProcess {
  private static final String READY = "Sidestage is ready: http://localhost:";
  private static final String PROBES = "Probes and metrics: http://localhost:";
  private static final long PATIENCE_SECONDS = 90;

  private final Process process;
  private final Queue<String> out = new ConcurrentLinkedQueue<>();
  private final Queue<String> err = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<String> unheard = new LinkedBlockingQueue<>();
  private final CountDownLatch streams = new CountDownLatch(2);
  private final CompletableFuture<URI> ready = new CompletableFuture<>();

  private SidestageProcess(Process process) {
    this.process = process;
    collect(process.inputReader(), out, "sidestage-out");
    collect(process.errorReader(), err, "sidestage-err");
  }

  /** Starts it, and returns at once. */
  static SidestageProcess start(Path directory, Map<String, String> settings, String... arguments)
      throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // A start on few cores takes half the time with a simpler compiler.
    var command = List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp");
    var program = List.of(System.getProperty("java.class.path"), Sidestage.class.getName());
    var builder =
        new ProcessBuilder(
            Stream.of(command, program, List.of(arguments)).flatMap(List::stream).toList());
    builder.directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SIDESTAGE_"));
    builder.environment().put("SIDESTAGE_QUESTIONS_EVERY", "0");
    builder.environment().put("SIDESTAGE_ADDRESS_VIEWERS", "0");
    builder.environment().put("SIDESTAGE_QUESTIONS_CLOSE", "525600");
    builder.environment().putAll(settings);
    return new SidestageProcess(builder.start());
  }

  private void collect(BufferedReader from, Queue<String> lines, String name) {
    var thread =
        new Thread(
            () -> {
              try (from) {
                from.lines().forEach(line -> take(line, lines));
              } catch (IOException | UncheckedIOException e) {
                lines.add("(cut off: " + e.getMessage() + ")");
              } finally {
                streams.countDown();
                ready.completeExceptionally(new IllegalStateException("it ended"));
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private void take(String line, Queue<String> lines) {
    lines.add(line);
    unheard.add(line);
    if (line.startsWith(READY)) {
      ready.complete(loopback(line, READY));
    }
  }

  /** Not by the name: what else listens there on IPv6 isn't ours. */
  private static URI loopback(String line, String before) {
    return URI.create("http://127.0.0.1:" + line.substring(before.length()));
  }

  /** Waits until it says that it is ready. */
  SidestageProcess awaitReady() {
    url();
    return this;
  }

  /** Waits until it writes a line, on either stream, that has that in it. */
  void awaitSaying(String words) throws InterruptedException {
    String line;
    do {
      line = unheard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("Sidestage doesn't say '" + words + "'" + said());
      }
    } while (!line.contains(words));
  }

  /** Where its pages and its API are, once it is ready. */
  URI url() {
    try {
      return ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("Sidestage isn't ready: " + e + said(), e);
    }
  }

  /** Where its probes are. */
  URI managementUrl() {
    awaitReady();
    return out.stream()
        .filter(line -> line.startsWith(PROBES))
        .map(line -> loopback(line, PROBES))
        .findFirst()
        .orElseThrow();
  }

  /** Somebody without a token. */
  Client nobody() {
    return new Client(url(), null);
  }

  /** Who has that token. */
  Client with(String token) {
    return new Client(url(), token);
  }

  /** A new viewer. */
  Client viewer() {
    return with(nobody().post("/api/viewers", null).json().get("token").asText());
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as a crash does: SIGKILL. */
  void kill() {
    process.toHandle().destroyForcibly();
    exitCode();
  }

  /** Asks it to end, as an operator does: SIGTERM. Its exit code. */
  int terminate() {
    // Not Process.destroy(), which closes the pipes, so that its last words are lost.
    process.toHandle().destroy();
    return exitCode();
  }

  /** Waits until it has ended by itself, and said all that it had to say. */
  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new TimeoutException("it doesn't end");
      }
      // Streams may be kept open by what it left behind, so that their end isn't insisted on.
      streams.await(2, TimeUnit.SECONDS);
      return process.exitValue();
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("Sidestage (process " + pid() + "): " + e + said(), e);
    }
  }

  /** What it wrote to its standard output so far. */
  String out() {
    return text(out);
  }

  /** What it wrote to its standard error so far: its log, and why it doesn't start. */
  String err() {
    return text(err);
  }

  /** All of it, for whom a failed test puzzles. */
  String said() {
    return "\n--- out\n" + out() + "\n--- err\n" + err() + "\n---";
  }

  private static String text(Queue<String> lines) {
    return lines.stream().collect(Collectors.joining("\n"));
  }
}
