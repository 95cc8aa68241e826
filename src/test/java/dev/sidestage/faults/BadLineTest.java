package dev.sidestage.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Config;
import dev.sidestage.Sidestage;
import dev.sidestage.database.BadLine;
import dev.sidestage.database.BadLine.Notification;
import dev.sidestage.database.OwnServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One node is near its database, the other reaches it over a line on which chance does what it can.
 * The seed is printed; {@code -Dsidestage.seed=…} repeats its choices. {@code
 * -Dsidestage.soak=PT1H} goes on for an hour, and watches the memory.
 */
@DisplayName("Over a line that loses, doubles, delays and breaks")
class BadLineTest {
  private static final String ORGANISER = "organiser-over-a-bad-line";
  private static final int ENTRIES = Integer.getInteger("sidestage.entries", 2_000);
  private static final Set<String> KINDS = Set.of("question.changed", "question.asked");
  private static final int WRITERS = 4;
  private static final int FOLLOWERS = 6;
  private static final long MEGABYTE = 1024 * 1024;

  @TempDir Path directory;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private OwnServer database;
  private BadLine line;
  private Sidestage near;
  private Sidestage far;

  @BeforeEach
  void start() throws Exception {
    database = OwnServer.start(directory.resolve("data"));
    near = sidestage(database.uri());
    line = BadLine.to(database.uri());
    far = sidestage(line.uri());
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    far.close();
    near.close();
    line.close();
    database.close();
  }

  private static Sidestage sidestage(String databaseUri) throws Exception {
    return Sidestage.start(
        Config.of(
            Map.of(
                "SIDESTAGE_HOST",
                "127.0.0.1",
                "SIDESTAGE_PORT",
                "0",
                "SIDESTAGE_MANAGEMENT_PORT",
                "0",
                "SIDESTAGE_QUESTIONS_CLOSE",
                "525600",
                "SIDESTAGE_QUESTIONS_EVERY",
                "0",
                "SIDESTAGE_ADDRESS_VIEWERS",
                "0",
                "SIDESTAGE_DATABASE_URL",
                databaseUri,
                "SIDESTAGE_ORGANISER_TOKEN",
                ORGANISER)));
  }

  @Test
  @DisplayName(
      "every reader has every entry once and in order, or is told; also after a backup was"
          + " restored")
  void complete() throws Exception {
    var seed = Long.getLong("sidestage.seed", new Random().nextLong());
    System.err.println("BadLineTest: -Dsidestage.seed=" + seed);
    var soak = Duration.parse(System.getProperty("sidestage.soak", "PT0S"));
    var end = System.nanoTime() + soak.toNanos();
    var memory = new ArrayList<Long>();
    var round = 0;
    do {
      round(new Random(seed + round), round++);
      memory.add(used());
      if (!soak.isZero()) {
        System.err.printf("round %d: %d MB in use%n", round, memory.get(round - 1) / MEGABYTE);
      }
    } while (System.nanoTime() < end);
    assertFlat(memory);
  }

  /** Some thousand entries, faults all the while, a database that goes away, and a restored one. */
  private void round(Random random, int number) throws Exception {
    var questions = questions(number);
    var topics = String.join(",", questions.values());
    var truth = new HashMap<String, NavigableSet<Long>>();
    var followers = new ArrayList<Follower>();
    for (var i = 0; i < FOLLOWERS; i++) {
      var port = i % 3 == 0 ? near.port() : far.port();
      followers.add(
          new Follower(() -> new Client(local(port), null), topics, KINDS, random.nextLong()));
    }
    var reading = followers.stream().map(f -> CompletableFuture.runAsync(f, threads)).toList();

    write(questions, ENTRIES / 3, random);
    var backup = directory.resolve("backup-" + number);
    database.stop();
    database.copyTo(backup);
    database.start();
    write(questions, ENTRIES / 3, random);
    remember(truth);
    database.stop();
    database.restore(backup);
    database.start();
    write(questions, ENTRIES / 3, random);

    line.notifications(() -> Notification.ARRIVES, 0);
    var last = "The last one of round " + number;
    followers.forEach(follower -> follower.endWith(last));
    until(() -> ask(questions, last));
    reading.forEach(CompletableFuture::join);
    remember(truth);
    assertEquals(2, truth.size(), "restoring makes a new epoch");
    followers.forEach(follower -> follower.assertComplete(truth));
    followers.forEach(f -> assertTrue(f.resets() > 0, "nobody goes on from a lost log"));
  }

  /** Questions with their topics: one a writer, each in a talk of its own. */
  private Map<String, String> questions(int round) {
    var organiser = new Client(local(near.port()), ORGANISER);
    var questions = new HashMap<String, String>();
    for (var talk : organiser.get("/api/schedule").json().get("talks")) {
      if (talk.get("kind").asText().equals("talk") && questions.size() < WRITERS) {
        var id = talk.get("id").asText();
        var asked = ask(id, "To and fro " + round);
        approve(asked);
        questions.put(asked, "talk:" + id);
      }
    }
    return questions;
  }

  private void write(Map<String, String> questions, int entries, Random random) throws Exception {
    var left = new AtomicInteger(entries);
    var client = new Client(local(near.port()), ORGANISER);
    var writers =
        questions.keySet().stream()
            .map(question -> new Writer(() -> client, question, left))
            .map(writer -> CompletableFuture.runAsync(writer, threads))
            .toList();
    for (var written = 0; left.get() > 0; ) {
      if (entries - left.get() >= written) {
        written += 20 + random.nextInt(100);
        harm(random);
      }
      Thread.onSpinWait();
    }
    line.reopen(database.port());
    writers.forEach(CompletableFuture::join);
  }

  private void harm(Random random) {
    line.reopen(database.port());
    switch (random.nextInt(6)) {
      case 0 -> line.cut();
      case 1 -> line.shut();
      case 2 -> line.notifications(() -> Notification.IS_LOST, 0);
      case 3 -> line.notifications(() -> Notification.COMES_TWICE, 0);
      case 4 -> line.notifications(() -> Notification.COMES_LATE, random.nextInt(400));
      default -> {
        var fates = new Random(random.nextLong());
        var all = Notification.values();
        line.notifications(() -> all[fates.nextInt(all.length)], random.nextInt(100));
      }
    }
  }

  /** The entries that the readers are concerned with, as the log has them. */
  private void remember(Map<String, NavigableSet<Long>> truth) throws Exception {
    var epoch = database.ask("SELECT epoch FROM log_head").get(0);
    var entries = new TreeSet<Long>();
    database
        .ask("SELECT sequence FROM log WHERE kind = 'question.changed'")
        .forEach(sequence -> entries.add(Long.parseLong(sequence)));
    truth.put(epoch, entries);
  }

  private boolean ask(Map<String, String> questions, String text) {
    var talk = questions.values().iterator().next().substring("talk:".length());
    try {
      approve(ask(talk, text));
      return true;
    } catch (AssertionError notYet) {
      return false;
    }
  }

  private String ask(String talk, String text) {
    var nobody = new Client(local(near.port()), null);
    var token = nobody.post("/api/viewers", null).json().get("token").asText();
    var body = "{\"text\":\"" + text + "\"}";
    var path = "/api/talks/" + talk + "/questions";
    return new Client(local(near.port()), token)
        .post(path, body)
        .orFail()
        .json()
        .get("id")
        .asText();
  }

  private void approve(String question) {
    new Client(local(near.port()), ORGANISER)
        .patch("/api/questions/" + question, "{\"state\":\"approved\",\"version\":1}")
        .orFail();
  }

  private static void until(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static long used() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** In a soak: the second half needs no more than the first one did, but for some play. */
  private static void assertFlat(List<Long> memory) {
    if (memory.size() >= 6) {
      var half = memory.size() / 2;
      var before = memory.subList(1, half).stream().mapToLong(l -> l).max().orElseThrow();
      var after =
          memory.subList(half, memory.size()).stream().mapToLong(l -> l).min().orElseThrow();
      assertTrue(after < before + 32 * MEGABYTE, () -> "memory grows: " + memory);
    }
  }

  private static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
