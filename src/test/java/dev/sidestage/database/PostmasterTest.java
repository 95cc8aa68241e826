package dev.sidestage.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Starting the server")
class PostmasterTest {
  @TempDir static Path temporary;
  private static Path data;
  private static Postmaster postmaster;

  @BeforeAll
  static void prepare() throws Exception {
    data = temporary.toRealPath();
    var home = Binaries.unpackedIn(TestDatabase.binaries());
    var programs = new Programs(home, ServerUser.of(data), data);
    var cluster = new Cluster(data, programs);
    cluster.prepare();
    postmaster = new Postmaster(cluster.directory(), programs, data.resolve("postgresql.log"));
  }

  @AfterEach
  void stop() throws Exception {
    postmaster.stopLeftBehind();
  }

  @Test
  @DisplayName("takes the next port when one was taken meanwhile")
  void takenPort() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var free = freePort();
      var ports = ports(taken.getLocalPort(), free);
      assertEquals(free, postmaster.start(ports::nextInt));
    }
  }

  @Test
  @DisplayName("gives up when all ports are taken, and shows the log's end")
  void takenPorts() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var failure = Failure.of(() -> postmaster.start(taken::getLocalPort));
      assertTrue(failure.contains("could not bind IPv4 address"));
    }
  }

  @Test
  @DisplayName("shows the log's end when it fails for another reason")
  void brokenSettings() throws Exception {
    var settings = data.resolve("postgresql/postgresql.auto.conf");
    Files.writeString(settings, "work_mem = much\n");
    var failure = Failure.of(() -> postmaster.start(PostmasterTest::freePort));
    assertTrue(failure.contains("invalid value for parameter \"work_mem\""));
    assertTrue(failure.contains("postgresql.log"));
    Files.writeString(settings, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a number", "4194305", "SELF"})
  @DisplayName("isn't held up by the trace of a server that has died")
  void staleTrace(String pid) throws Exception {
    var text = pid.replace("SELF", String.valueOf(ProcessHandle.current().pid()));
    var trace = data.resolve("postgresql/postmaster.pid");
    Files.writeString(trace, text + "\n" + data.resolve("postgresql") + "\n");
    var port = postmaster.start(PostmasterTest::freePort);
    assertEquals(String.valueOf(port), Files.readAllLines(trace).get(3));
  }

  @Test
  @DisplayName("ends a server that still runs on its data, and no other one")
  void leftBehind() throws Exception {
    postmaster.start(PostmasterTest::freePort);
    var trace = data.resolve("postgresql/postmaster.pid");
    var old = ProcessHandle.of(Long.parseLong(Files.readAllLines(trace).get(0))).orElseThrow();

    var other = Files.createDirectory(data.resolve("other"));
    Files.copy(trace, other.resolve("postmaster.pid"));
    new Postmaster(other, postmaster.programs(), data.resolve("other.log")).stopLeftBehind();
    assertTrue(old.isAlive());

    postmaster.start(PostmasterTest::freePort);
    old.onExit().get();
  }

  private static PrimitiveIterator.OfInt ports(int... ports) {
    return IntStream.of(ports).iterator();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
