package dev.sidestage.faults;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Config;
import dev.sidestage.Sidestage;
import dev.sidestage.StartFailure;
import dev.sidestage.database.OwnServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server takes TLS alone, with a certificate for localhost and not for its address. */
@DisplayName("SIDESTAGE_DATABASE_URL")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DatabaseAddressTest {
  @TempDir static Path data;
  @TempDir static Path files;
  private static OwnServer server;
  private static Certificate ours;
  private static Certificate others;

  @BeforeAll
  static void start() throws Exception {
    server = OwnServer.start(data);
    ours = Certificate.make(files, "our own", "dns:localhost");
    others = Certificate.make(files, "others", "dns:localhost");
    server.stop();
    server.configure("server.crt", Files.readString(ours.certificate()), CREATE);
    server.configure("server.key", ours.key(), CREATE);
    Files.setPosixFilePermissions(
        server.directory().resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
    server.configure("postgresql.conf", "\nssl = on\n", APPEND);
    server.configure(
        "pg_hba.conf", "hostssl all all 127.0.0.1/32 scram-sha-256\n", TRUNCATE_EXISTING);
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest(name = "works with {0}")
  @ValueSource(
      strings = {
        "localhost?sslmode=require",
        "127.0.0.1?sslmode=verify-ca&sslrootcert=OURS",
        "localhost?sslrootcert=OURS&sslmode=verify-full"
      })
  void works(String address) throws Exception {
    try (var sidestage = start(uri(address))) {
      var there = new Client(URI.create("http://127.0.0.1:" + sidestage.port()), null);
      assertEquals(200, there.get("/api/event").status());
      assertTrue(
          Integer.parseInt(
                  server
                      .ask(
                          "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                              + " WHERE ssl AND usename = 'sidestage'")
                      .get(0))
              >= 3);
    }
  }

  @ParameterizedTest(name = "is refused with {0}")
  @ValueSource(
      strings = {
        "localhost?sslmode=disable",
        "localhost?sslmode=verify-full",
        "localhost?sslmode=verify-ca&sslrootcert=OTHERS",
        "localhost?sslmode=verify-full&sslrootcert=OTHERS",
        "127.0.0.1?sslmode=verify-full&sslrootcert=OURS",
        "localhost?sslmode=verify-full&sslrootcert=/no/such/file"
      })
  void refused(String address) {
    assertRefused(uri(address), "localhost:" + server.port(), "127.0.0.1:" + server.port());
  }

  @Test
  @DisplayName("is refused with a wrong password, which isn't shown")
  void password() {
    var said = assertRefused(uri("localhost?sslmode=require").replaceFirst(":[^:@]+@", ":geheim@"));
    assertTrue(said.contains("password authentication failed for user \"sidestage\""), said);
    assertFalse(said.contains("geheim"), said);
  }

  @Test
  @DisplayName("is refused where there is no such database")
  void database() {
    var said = assertRefused(uri("localhost?sslmode=require").replace("/sidestage?", "/nowhere?"));
    assertTrue(said.contains("database \"nowhere\" does not exist"), said);
  }

  @Test
  @DisplayName("is refused where nobody listens")
  void nobody() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertRefused("postgresql://sidestage:x@127.0.0.1:" + free + "/sidestage", "refused");
  }

  @Test
  @DisplayName("is refused where somebody listens and never says a word")
  void silence() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var port = silent.getLocalPort();
      assertRefused("postgresql://sidestage:x@127.0.0.1:" + port + "/sidestage", "127.0.0.1:");
    }
  }

  /** Says why in a sentence that has one of these in it. */
  private static String assertRefused(String uri, String... words) {
    var failure = assertThrows(StartFailure.class, () -> start(uri).close());
    var said = String.valueOf(failure.getMessage());
    assertTrue(said.startsWith("the database ") && said.contains("SIDESTAGE_DATABASE_URL"), said);
    assertTrue(words.length == 0 || Arrays.stream(words).anyMatch(said::contains), said);
    return said;
  }

  private static String uri(String address) {
    var at = address.indexOf('?');
    var host = address.substring(0, at);
    var query =
        address
            .substring(at)
            .replace("OURS", encoded(ours.certificate()))
            .replace("OTHERS", encoded(others.certificate()));
    return server.uri().replace("127.0.0.1", host) + query;
  }

  /** The name of ours has a space in it. */
  private static String encoded(Path path) {
    return path.toUri().getRawPath();
  }

  private static Sidestage start(String uri) throws Exception {
    return Sidestage.start(
        Config.of(
            Map.of(
                "SIDESTAGE_HOST", "127.0.0.1",
                "SIDESTAGE_PORT", "0",
                "SIDESTAGE_MANAGEMENT_PORT", "0",
                "SIDESTAGE_DATABASE_URL", uri)));
  }
}
