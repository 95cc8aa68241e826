package dev.sidestage.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.database.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes on one PostgreSQL, on a morning that goes by quickly. */
@DisplayName("Two nodes, of which one is killed with kill -9 and comes back,")
class TwoNodesTest {
  private static final String ORGANISER = "organiser-of-two-nodes-0123456789";
  private static final int FOLLOWERS = 6;
  private static final int ENTRIES = 300;
  private static final Set<String> KINDS =
      Set.of(
          "talk.changed",
          "talk.soon",
          "talk.started",
          "talk.ended",
          "question.asked",
          "question.changed");

  @RegisterExtension final Processes processes = new Processes();
  private final String database = TestDatabase.create();
  private final List<SidestageProcess> alive = new CopyOnWriteArrayList<>();

  @Test
  @DisplayName("give each reader all of it in order, tell each notice once, and one's own writes")
  void both() throws Exception {
    var seed = Long.getLong("sidestage.seed", new Random().nextLong());
    System.err.println("TwoNodesTest: -Dsidestage.seed=" + seed);
    var random = new Random(seed);
    var schedule = processes.write("morning.xml", Morning.XML);
    var threads = Executors.newCachedThreadPool();
    try {
      alive.add(start(schedule));
      alive.add(start(schedule));
      var talk = Morning.talk(alive.get(0).nobody(), "Opening").toString();
      var followers = new ArrayList<Follower>();
      for (var i = 0; i < FOLLOWERS; i++) {
        var choice = new Random(random.nextLong());
        followers.add(
            new Follower(
                () -> any(choice).nobody(), "schedule,talk:" + talk, KINDS, choice.nextLong()));
      }
      var reading = followers.stream().map(f -> CompletableFuture.runAsync(f, threads)).toList();
      var question = ask(talk, "To and fro");

      write(question, random);
      assertOwnWrites(talk);
      var second = alive.remove(1);
      second.kill();
      write(question, random);
      alive.add(start(schedule));
      write(question, random);
      assertOwnWrites(talk);

      followers.forEach(follower -> follower.endWith("The last of all"));
      ask(talk, "The last of all");
      reading.forEach(CompletableFuture::join);
      var truth = truth();
      followers.forEach(follower -> follower.assertComplete(truth));
      followers.forEach(follower -> assertEquals(0, follower.resets()));
      assertNoticesOnce();
    } finally {
      threads.shutdownNow();
    }
  }

  private SidestageProcess start(Path schedule) throws Exception {
    return processes
        .start(
            "SIDESTAGE_SCHEDULE",
            schedule.toString(),
            "SIDESTAGE_DATABASE_URL",
            database,
            "SIDESTAGE_CLOCK",
            "2026-12-01T08:59:40Z@4",
            "SIDESTAGE_ORGANISER_TOKEN",
            ORGANISER)
        .awaitReady();
  }

  private SidestageProcess any(Random random) {
    var now = List.copyOf(alive);
    return now.get(random.nextInt(now.size()));
  }

  /** Asks at one node and approves at another: a version of 1 must be known there. */
  private String ask(String talk, String text) {
    var first = alive.get(0);
    var last = alive.get(alive.size() - 1);
    var asked =
        first
            .viewer()
            .post("/api/talks/" + talk + "/questions", "{\"text\":\"" + text + "\"}")
            .orFail();
    var id = asked.json().get("id").asText();
    last.with(ORGANISER)
        .patch("/api/questions/" + id, "{\"state\":\"approved\",\"version\":1}")
        .orFail();
    return id;
  }

  private void write(String question, Random random) {
    var choice = new Random(random.nextLong());
    new Writer(() -> any(choice).with(ORGANISER), question, new AtomicInteger(ENTRIES)).run();
  }

  /** What is written at one node is read at the other, with the cursor of the answer. */
  private void assertOwnWrites(String talk) {
    var path = "/api/talks/" + talk + "/questions";
    for (var i = 0; i < 10; i++) {
      var here = alive.get(i % 2);
      var there = alive.get(1 - i % 2).with(ORGANISER);
      var text = "Number " + i + " of " + alive.hashCode();
      var asked = here.viewer().post(path, "{\"text\":\"" + text + "\"}").orFail();
      var read =
          there.with("Sidestage-Cursor", cursor(asked)).get(path + "?view=moderation&sort=new");
      assertTrue(read.text().contains(text), "one reads what one wrote, on any node");
      assertEquals(
          epoch(cursor(asked)), epoch(cursor(read)), "a cursor means the same on both nodes");
    }
  }

  private static String cursor(Client.Answered answered) {
    return String.valueOf(answered.header("sidestage-cursor"));
  }

  private static String epoch(String cursor) {
    return Follower.epoch(cursor);
  }

  /** What everybody sees of the two topics, of the log without a gap. */
  private Map<String, NavigableSet<Long>> truth() throws SQLException {
    var sequences = ask("SELECT sequence FROM log ORDER BY sequence");
    assertEquals(
        sequences.size(), Integer.parseInt(sequences.get(sequences.size() - 1)), "there is no gap");
    var seen = new TreeSet<Long>();
    ask("""
    SELECT sequence FROM log
    WHERE kind IN ('talk.changed', 'talk.soon', 'talk.started', 'talk.ended', 'question.changed')
    """)
        .forEach(sequence -> seen.add(Long.parseLong(sequence)));
    return Map.of(ask("SELECT epoch FROM log_head").get(0), seen);
  }

  private void assertNoticesOnce() throws SQLException {
    var told = new HashSet<String>();
    var notices =
        """
        SELECT kind || ' ' || (data->>'talk') FROM log
        WHERE kind IN ('talk.soon', 'talk.started', 'talk.ended')
        """;
    for (var notice : ask(notices)) {
      assertTrue(told.add(notice), () -> "told twice: " + notice);
    }
    assertTrue(told.size() >= 3, () -> "soon and started of two talks at least: " + told);
  }

  private List<String> ask(String query) throws SQLException {
    try (var connection = TestDatabase.connect(database);
        var sql = connection.createStatement();
        var rows = sql.executeQuery(query)) {
      var answers = new ArrayList<String>();
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
      return answers;
    }
  }
}
