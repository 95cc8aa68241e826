package dev.sidestage.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The peer: Debian's nginx with a configuration of src/bench/nginx, in a directory of its own. */
final class Nginx implements Server {
  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
  private static final Path NCHAN = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");
  private static final Path CONFIGURATIONS = Path.of("src", "bench", "nginx");
  private static final int ATTEMPTS = 500;
  private static final long LOOK_MILLIS = 10;

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** With the nchan module. */
  static Nginx nchan() throws Exception {
    Missing.unless(Files.exists(NCHAN), "apt-get install nginx-light libnginx-mod-nchan");
    return start("nchan", Map.of());
  }

  /** With files that it serves. */
  static Nginx files(Map<String, byte[]> files) throws Exception {
    return start("static", files);
  }

  private static Nginx start(String name, Map<String, byte[]> files) throws Exception {
    Missing.unless(Files.exists(PROGRAM), "apt-get install nginx-light libnginx-mod-nchan");
    var home = Files.createDirectories(Path.of("target", "bench", name)).toAbsolutePath();
    Files.createDirectories(home.resolve("files"));
    for (var file : files.entrySet()) {
      Files.write(home.resolve("files").resolve(file.getKey()), file.getValue());
    }
    var port = freePort();
    var configuration =
        Files.readString(CONFIGURATIONS.resolve(name + ".conf"))
            .replace("${port}", String.valueOf(port));
    Files.writeString(home.resolve("nginx.conf"), configuration);
    var process =
        new ProcessBuilder(PROGRAM.toString(), "-p", home.toString(), "-c", "nginx.conf")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("nginx.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    awaitListening(port, process, home);
    return new Nginx(process, port);
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitListening(int port, Process process, Path home) throws Exception {
    for (var attempt = 0; attempt < ATTEMPTS && process.isAlive(); attempt++) {
      try (var probe = new Socket()) {
        probe.connect(Server.loopback(port));
        return;
      } catch (IOException e) {
        Thread.sleep(LOOK_MILLIS);
      }
    }
    process.destroy();
    throw new IOException("nginx doesn't start: " + Files.readString(home.resolve("nginx.log")));
  }

  @Override
  public InetSocketAddress address() {
    return Server.loopback(port);
  }

  @Override
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
