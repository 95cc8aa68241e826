package dev.sidestage.bench;

import dev.sidestage.Client;
import dev.sidestage.Sidestage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sidestage as it is shipped: in a process of its own, with the options of our Dockerfile. */
final class SidestageServer implements Node {
  static final String ORGANISER = "organiser-of-the-benchmark";

  /** Where requests say that they come from: each viewer from an address of its own. */
  static final String PROXIES = "127.0.0.1/32";

  /** As in a container of 2 GB, whatever the machine has. */
  private static final String CONTAINER = "-XX:MaxRAM=2g";

  private static final Pattern ENTRYPOINT =
      Pattern.compile("(?m)^ENTRYPOINT \\[\"java\", (.*), \"-jar\"");
  private static final String READY = "Sidestage is ready: ";
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_MILLIS = 1;

  private final Process process;
  private final int port;
  private final Duration startup;

  private SidestageServer(Process process, int port, Duration startup) {
    this.process = process;
    this.port = port;
    this.startup = startup;
  }

  /** Starts one on a database, and waits until it is ready. */
  static SidestageServer start(String databaseUrl, int port, Map<String, String> settings)
      throws Exception {
    var home = Files.createDirectories(Path.of("target", "bench", "sidestage")).toAbsolutePath();
    var out = home.resolve(port + ".out");
    var builder =
        new ProcessBuilder(command())
            .redirectOutput(out.toFile())
            .redirectError(home.resolve(port + ".log").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SIDESTAGE_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "SIDESTAGE_HOST",
                "127.0.0.1",
                "SIDESTAGE_PORT",
                String.valueOf(port),
                "SIDESTAGE_MANAGEMENT_PORT",
                "0",
                "SIDESTAGE_DATABASE_URL",
                databaseUrl,
                "SIDESTAGE_TRUSTED_PROXIES",
                PROXIES,
                "SIDESTAGE_ORGANISER_TOKEN",
                ORGANISER));
    builder.environment().putAll(settings);
    var began = System.nanoTime();
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    awaitReady(process, out);
    return new SidestageServer(process, port, Duration.ofNanos(System.nanoTime() - began));
  }

  private static List<String> command() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, CONTAINER));
    command.addAll(options());
    var jar = Path.of("target", "sidestage.jar");
    if (Files.exists(jar) && !Boolean.getBoolean("bench.classes")) {
      command.addAll(List.of("-jar", jar.toString()));
    } else {
      command.addAll(
          List.of("-cp", System.getProperty("java.class.path"), Sidestage.class.getName()));
    }
    return command;
  }

  /** How we ship it; and what somebody who tries things out adds. */
  static List<String> options() throws IOException {
    var entrypoint = ENTRYPOINT.matcher(Files.readString(Path.of("Dockerfile")));
    if (!entrypoint.find()) {
      throw new IOException("the Dockerfile starts no Java");
    }
    var options = new ArrayList<String>();
    for (var option : entrypoint.group(1).split(", ", -1)) {
      options.add(option.substring(1, option.length() - 1));
    }
    var more = System.getProperty("bench.options", "");
    if (!more.isEmpty()) {
      options.addAll(List.of(more.split(" ", -1)));
    }
    return options;
  }

  private static void awaitReady(Process process, Path out) throws Exception {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.readString(out, StandardCharsets.UTF_8).contains(READY)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new TimeoutException("Sidestage isn't ready: see " + out);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** From the start of its process until it said that it is ready. */
  Duration startup() {
    return startup;
  }

  @Override
  public Client client(@Nullable String token) {
    return new Client(URI.create("http://127.0.0.1:" + port), token);
  }

  Client organiser() {
    return client(ORGANISER);
  }

  int port() {
    return port;
  }

  @Override
  public InetSocketAddress address() {
    return Server.loopback(port);
  }

  @Override
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** As a crash does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
