package dev.sidestage.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Config;
import dev.sidestage.Sidestage;
import dev.sidestage.database.OwnServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("When the database goes away,")
class DatabaseGoneTest {
  private static final String ORGANISER = "organiser-of-lost-databases";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path data;
  private static OwnServer database;
  private static Sidestage sidestage;
  private static String questions;
  private static String topics;

  @BeforeAll
  static void start() throws Exception {
    database = OwnServer.start(data);
    sidestage =
        Sidestage.start(
            Config.of(
                Map.of(
                    "SIDESTAGE_HOST", "127.0.0.1",
                    "SIDESTAGE_PORT", "0",
                    "SIDESTAGE_MANAGEMENT_PORT", "0",
                    "SIDESTAGE_QUESTIONS_CLOSE", "525600",
                    "SIDESTAGE_QUESTIONS_EVERY", "0",
                    "SIDESTAGE_ADDRESS_VIEWERS", "0",
                    "SIDESTAGE_DATABASE_URL", database.uri(),
                    "SIDESTAGE_ORGANISER_TOKEN", ORGANISER)));
    var talk = aTalk();
    questions = "/api/talks/" + talk + "/questions";
    topics = "topics=talk:" + talk + "&view=moderation";
  }

  @AfterAll
  static void stop() {
    sidestage.close();
    database.close();
  }

  @Test
  @DisplayName("writes are refused, reading goes on from memory, and all mends by itself")
  void stoppedAndStarted() throws Exception {
    var viewer = viewer();
    try (var open = organiser().live(topics)) {
      open.next("hello");
      database.stop();
      try {
        var refused = ask(viewer, "Are you there?");
        assertEquals(503, refused.status(), refused.text());
        assertNotNull(refused.header("retry-after"));
        assertEquals("application/problem+json", refused.header("content-type"));

        assertReadable();
        await(() -> readiness().json().get("database").asText().equals("down"));
        assertEquals(200, readiness().status());
      } finally {
        database.start();
      }
      await(() -> ask(viewer, "Are you back?").status() == 201);
      open.next(event -> event.data().contains("Are you back?"));
      await(() -> readiness().json().get("database").asText().equals("up"));
    }
  }

  @Test
  @DisplayName("a lost LISTEN costs no entry, and is made anew")
  void listenerKilled() throws Exception {
    var listener = "query LIKE 'LISTEN%' AND pid <> pg_backend_pid()";
    try (var open = organiser().live(topics)) {
      open.next("hello");
      await(() -> backends(listener) == 1);
      var before = database.ask("SELECT pid FROM pg_stat_activity WHERE " + listener);
      terminate(listener);

      assertEquals(201, ask(viewer(), "Did you hear me?").status());
      open.next(event -> event.data().contains("Did you hear me?"));
      await(() -> backends(listener + " AND pid <> " + before.get(0)) == 1);
    }
  }

  @Test
  @DisplayName("all lost connections are made anew")
  void allKilled() throws Exception {
    var viewer = viewer();
    try (var open = organiser().live(topics)) {
      open.next("hello");
      terminate("usename = 'sidestage'");

      await(() -> ask(viewer, "All new?").status() == 201);
      open.next(event -> event.data().contains("All new?"));
    }
  }

  @Test
  @DisplayName("a write whose connection is lost under way is refused, and has not happened")
  void ledgerKilled() throws Exception {
    var viewer = viewer();
    try (var lock = database.connect();
        var sql = lock.createStatement()) {
      lock.setAutoCommit(false);
      sql.execute("SELECT 1 FROM log_head FOR UPDATE");
      var asked = CompletableFuture.supplyAsync(() -> ask(viewer, "Halfway?"));
      await(() -> backends(WAITING) > 0);
      terminate(WAITING);
      assertEquals(503, asked.join().status());
      lock.rollback();
    }
    assertEquals(0, mine(viewer));
    assertEquals(201, ask(viewer, "All the way?").status());
  }

  @Test
  @DisplayName("a commit whose answer is lost in a crash takes place once")
  void crashDuringCommit() throws Exception {
    var viewer = viewer();
    database.execute(
        """
        CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN PERFORM pg_advisory_xact_lock_shared(42); RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON question
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait()
        """);
    try (var lock = database.connect();
        var sql = lock.createStatement()) {
      sql.execute("SELECT pg_advisory_lock(42)");
      var asked = CompletableFuture.supplyAsync(() -> ask(viewer, "Once?"));
      await(() -> backends(WAITING) > 0);
      crash(WAITING);
      assertEquals(201, asked.join().status());
    }
    assertEquals(1, mine(viewer));
    database.execute("DROP TRIGGER wait ON question");
    await(() -> ask(viewer, "And on?").status() == 201);
  }

  /** A backend of Sidestage's that waits for a lock. */
  private static final String WAITING = "usename = 'sidestage' AND wait_event_type = 'Lock'";

  private static void assertReadable() {
    assertEquals(200, nobody().get("/api/schedule").status());
    assertEquals(200, nobody().get(questions).status());
    assertEquals(200, nobody().get("/").status());
    try (var late = nobody().live("topics=schedule")) {
      late.next("hello");
    }
  }

  private static void terminate(String which) throws Exception {
    database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE " + which);
  }

  /** Kills a backend as a crash does, after which PostgreSQL ends all others and recovers. */
  private static void crash(String which) throws Exception {
    var pid = database.ask("SELECT pid FROM pg_stat_activity WHERE " + which).get(0);
    ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
  }

  private static int backends(String which) throws Exception {
    var count = database.ask("SELECT count(*) FROM pg_stat_activity WHERE " + which);
    return Integer.parseInt(count.get(0));
  }

  /** Asks until it holds: what is asked is outside of this process, and tells nobody. */
  private static void await(Callable<Boolean> holds) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.call()) {
      assertTrue(System.nanoTime() < deadline, "it didn't come true in time");
      Thread.onSpinWait();
    }
  }

  private static String aTalk() {
    for (var talk : nobody().get("/api/schedule").json().get("talks")) {
      if (talk.get("kind").asText().equals("talk")) {
        return talk.get("id").asText();
      }
    }
    throw new AssertionError("the sample event has no talk");
  }

  private static Client.Answered ask(Client viewer, String text) {
    return viewer.post(questions, "{\"text\":\"" + text + "\"}");
  }

  private static int mine(Client viewer) {
    return viewer.get(questions + "/mine").json().get("questions").size();
  }

  private static Client.Answered readiness() {
    return new Client(local(sidestage.managementPort()), null).get("/health/ready");
  }

  private static Client nobody() {
    return new Client(local(sidestage.port()), null);
  }

  private static Client organiser() {
    return new Client(local(sidestage.port()), ORGANISER);
  }

  private static Client viewer() {
    var token = nobody().post("/api/viewers", null).json().get("token").asText();
    return new Client(local(sidestage.port()), token);
  }

  private static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
