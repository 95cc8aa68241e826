package dev.sidestage.faults;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sidestage.Config;
import dev.sidestage.LiveStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Sidestage, started from the command line,")
class StartTest {
  @RegisterExtension final Processes processes = new Processes();

  @ParameterizedTest(name = "lists its settings with {0}")
  @ValueSource(strings = {"--help", "-h"})
  void help(String argument) throws Exception {
    var asked = processes.startWith(argument);

    assertEquals(0, asked.exitCode());
    assertEquals(Config.help().strip(), asked.out().strip());
  }

  @Test
  @DisplayName("takes no other argument")
  void argument() throws Exception {
    var asked = processes.startWith("--port=80");

    assertEquals(2, asked.exitCode());
    assertEquals(
        "Sidestage takes no argument '--port=80': --help lists its settings.", asked.err());
  }

  @Test
  @DisplayName("names all wrong settings at once, before it starts anything")
  void wrongSettings() throws Exception {
    var wrong =
        processes.start(
            "SIDESTAGE_PORT", "http",
            "SIDESTAGE_SCHEDULE", "/no/such/file",
            "SIDESTAGE_CLOCK", "noon",
            "SIDESTAGE_DATABSE_URL", "postgresql://x");

    assertEquals(2, wrong.exitCode());
    for (var named : new String[] {"PORT", "SCHEDULE", "CLOCK", "DATABSE_URL"}) {
      assertTrue(wrong.err().contains("SIDESTAGE_" + named), wrong::err);
    }
    assertFalse(Files.exists(processes.data().resolve("postgresql")));
  }

  @ParameterizedTest(name = "says so when {0} is taken, and leaves nothing running")
  @ValueSource(strings = {"SIDESTAGE_PORT", "SIDESTAGE_MANAGEMENT_PORT"})
  void takenPort(String setting) throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(taken.getLocalPort());
      var refused = processes.start(setting, port);

      assertEquals(1, refused.exitCode());
      assertSentence(refused, "port " + port, setting);
      assertEquals(Optional.empty(), processes.postgres());
    }
  }

  @Test
  @DisplayName(
      "says what is wrong with a first schedule that it can't read, and leaves nothing running")
  void brokenSchedule() throws Exception {
    var broken = processes.write("broken.xml", "<schedule><day></schedule>").toString();
    var refused = processes.start("SIDESTAGE_SCHEDULE", broken);

    assertEquals(1, refused.exitCode());
    assertSentence(refused, "SIDESTAGE_SCHEDULE", "Line 1 is not well-formed");
    assertEquals(Optional.empty(), processes.postgres());
  }

  @Test
  @DisplayName("refuses a data directory that another one uses, which goes on")
  void secondOne() throws Exception {
    var first = processes.start().awaitReady();
    var second = processes.start();

    assertEquals(1, second.exitCode());
    assertSentence(second, "process " + first.pid(), "SIDESTAGE_DATA");
    assertEquals(200, first.nobody().get("/api/event").status());
  }

  @Test
  @DisplayName("ends at SIGTERM: its streams first, its database last")
  void terminate() throws Exception {
    var running = processes.start().awaitReady();
    try (var stream = running.nobody().live("topics=schedule")) {
      stream.next("hello");
      assertEquals(143, running.terminate());
      assertTrue(LiveStream.isEnd(stream.next(LiveStream::isEnd)));
    }
    assertEquals(Optional.empty(), processes.postgres());
    assertFalse(running.err().contains("\"WARN\""), running::err);
    assertFalse(running.err().contains("\"ERROR\""), running::err);
  }

  @Test
  @DisplayName("leaves no database running when it is ended while it starts")
  void terminateEarly() throws Exception {
    var starting = processes.start("SIDESTAGE_LOG", "text");
    starting.awaitSaying("The embedded PostgreSQL");

    starting.terminate();
    assertEquals(Optional.empty(), processes.postgres());
  }

  @Test
  @DisplayName("prints the organiser's link once, at the first start, and it signs in for good")
  void organiser() throws Exception {
    var first = processes.start().awaitReady();
    var token = organiserToken(first);
    assertEquals(200, signIn(first, token));
    first.terminate();

    var second = processes.start().awaitReady();
    assertFalse(second.out().contains("sign-in"), second::out);
    assertEquals(200, signIn(second, token));
    assertEquals(401, signIn(second, "x".repeat(43)));
  }

  @Test
  @DisplayName("takes over after a kill -9, with all that was acknowledged")
  void takeover() throws Exception {
    var first = processes.start("SIDESTAGE_ORGANISER_TOKEN", "organiser-of-the-takeover");
    var talk = aTalk(first);
    var questions = "/api/talks/" + talk + "/questions/mine";
    var viewer = first.viewer();
    assertEquals(
        201,
        viewer.post("/api/talks/" + talk + "/questions", "{\"text\":\"Still there?\"}").status());
    first.kill();
    assertTrue(processes.postgres().isPresent());

    var second = processes.start("SIDESTAGE_ORGANISER_TOKEN", "organiser-of-the-takeover");
    var mine = second.with(String.valueOf(viewer.token())).get(questions).json();
    assertEquals("Still there?", mine.get("questions").get(0).get("text").asText());
  }

  @Test
  @DisplayName("logs lines of JSON where there is no terminal, to standard error alone")
  void json() throws Exception {
    var running = processes.start().awaitReady();
    running.terminate();

    var mapper = new JsonMapper();
    for (var line : running.err().lines().toList()) {
      assertTrue(mapper.readTree(line).hasNonNull("level"), line);
    }
    assertFalse(running.out().contains("{"), running::out);
  }

  private static String aTalk(SidestageProcess process) {
    for (var talk : process.nobody().get("/api/schedule").json().get("talks")) {
      if (talk.get("kind").asText().equals("talk")) {
        return talk.get("id").asText();
      }
    }
    throw new AssertionError("the sample event has no talk");
  }

  private static int signIn(SidestageProcess process, String token) {
    return process.nobody().post("/api/session", "{\"token\":\"" + token + "\"}").status();
  }

  private static String organiserToken(SidestageProcess process) {
    return process
        .out()
        .lines()
        .filter(line -> line.contains("/sign-in#"))
        .map(line -> URI.create(line.substring(line.indexOf("http"))).getFragment())
        .findFirst()
        .orElseThrow(() -> new AssertionError(process.said()));
  }

  /** One sentence for the operator, with these words in it, and no stack trace. */
  private static void assertSentence(SidestageProcess process, String... words) {
    var lines = process.err().lines().filter(line -> !line.startsWith("{")).toList();
    assertAll(
        () -> assertEquals(1, lines.size(), process::err),
        () -> assertTrue(lines.get(0).startsWith("Sidestage can't start: "), process::err));
    for (var word : words) {
      assertTrue(lines.get(0).contains(word), () -> word + " isn't in: " + lines);
    }
  }
}
