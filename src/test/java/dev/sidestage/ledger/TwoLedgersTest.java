package dev.sidestage.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.LiveStream;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Two ledgers on one database")
class TwoLedgersTest {
  private static final int VIEWERS = 8;
  private static final int ROUNDS = 120;

  @RegisterExtension static final Running one = Running.with("SIDESTAGE_SOON", "0");

  @Test
  @DisplayName(
      "write votes against dismissals, in opposite orders, without a gap, a deadlock or a lost vote")
  void together() throws Exception {
    var seed = new Random().nextLong();
    System.err.println("TwoLedgersTest: seed " + seed);
    var stage = Stage.of(one);
    var questions = IntStream.range(0, 6).mapToObj(i -> stage.approved("Question " + i)).toList();
    var other = one.beside();
    var threads = Executors.newCachedThreadPool();
    try (var here = one.nobody().live("topics=" + stage.topic());
        var there = other.nobody().live("topics=" + stage.topic())) {
      here.next("hello");
      there.next("hello");
      var nodes = List.of(one, other);
      var wishes = new ConcurrentHashMap<String, Boolean>();
      var work = new ArrayList<CompletableFuture<Void>>();
      for (var viewer = 0; viewer < VIEWERS; viewer++) {
        var random = new Random(seed + viewer);
        var token = String.valueOf(one.viewer().token());
        var name = "viewer " + viewer;
        work.add(
            CompletableFuture.runAsync(
                () -> vote(name, token, nodes, questions, random, wishes), threads));
      }
      work.add(
          CompletableFuture.runAsync(
              () -> moderate(nodes, questions, new Random(seed - 1)), threads));
      work.forEach(CompletableFuture::join);
      var last = stage.approved("The last one");
      assertEquals(
          changes(here, last), changes(there, last), "every reader sees the same, in order");
      assertTallies(questions, wishes);
      assertSameSnapshots(stage, other);
    } finally {
      threads.shutdown();
      other.stop();
    }
  }

  private static void vote(
      String name,
      String token,
      List<Running> nodes,
      List<String> questions,
      Random random,
      ConcurrentHashMap<String, Boolean> wishes) {
    for (var round = 0; round < ROUNDS; round++) {
      var question = questions.get(random.nextInt(questions.size()));
      var client = new Client(nodes.get(random.nextInt(2)).url(), token);
      var wants = random.nextInt(3) > 0;
      var path = "/api/questions/" + question + "/vote";
      var answered = wants ? client.put(path, null) : client.delete(path);
      assertTrue(List.of(200, 404).contains(answered.status()), answered.text());
      if (answered.status() == 200) {
        wishes.put(name + " " + question, wants);
      }
    }
  }

  private static void moderate(List<Running> nodes, List<String> questions, Random random) {
    for (var round = 0; round < ROUNDS / 2; round++) {
      var organiser = nodes.get(random.nextInt(2)).organiser();
      var path = "/api/questions/" + questions.get(random.nextInt(questions.size()));
      for (var version = 2; ; version++) {
        var dismissed =
            organiser.patch(
                path,
                "{\"state\":\"dismissed\",\"reason\":\"duplicate\",\"version\":" + version + "}");
        if (dismissed.status() == 200) {
          var now = dismissed.json().get("version").asInt();
          assertEquals(
              200,
              organiser.patch(path, "{\"state\":\"pending\",\"version\":" + now + "}").status());
          assertEquals(
              200,
              organiser
                  .patch(path, "{\"state\":\"approved\",\"version\":" + (now + 1) + "}")
                  .status());
          break;
        }
        assertEquals(409, dismissed.status(), dismissed.text());
        version = dismissed.json().get("question").get("version").asInt() - 1;
      }
    }
  }

  private static List<String> changes(LiveStream stream, String last) {
    var changes = new ArrayList<String>();
    var before = 0L;
    for (var event :
        stream.until(e -> e.event().equals("question.asked") && e.data().contains(last))) {
      if (!event.event().equals("votes")) {
        var sequence = Long.parseLong(event.id().substring(event.id().indexOf('-') + 1));
        assertTrue(sequence > before, "in order, and once: " + event);
        before = sequence;
        changes.add(event.id() + " " + event.event());
      }
    }
    return changes;
  }

  private static void assertTallies(
      List<String> questions, ConcurrentHashMap<String, Boolean> wishes) throws SQLException {
    var jdbc =
        one.databaseUrl().replaceFirst("postgresql://([^:]+):([^@]+)@", "jdbc:postgresql://");
    var user = URI.create(one.databaseUrl()).getUserInfo().split(":", 2);
    try (var connection = DriverManager.getConnection(jdbc, user[0], user[1]);
        var sql = connection.createStatement()) {
      try (var gap =
          sql.executeQuery(
              "SELECT max(sequence) - count(*), (SELECT sequence FROM log_head) - max(sequence) FROM log")) {
        gap.next();
        assertEquals(0, gap.getLong(1), "the log has a gap");
        assertEquals(0, gap.getLong(2), "the log's head is its last entry");
      }
      for (var question : questions) {
        try (var counted =
            sql.executeQuery(
                "SELECT votes, (SELECT count(*) FROM vote WHERE question = q.id) FROM question q WHERE id = '"
                    + question
                    + "'")) {
          counted.next();
          var wanted =
              wishes.entrySet().stream()
                  .filter(w -> w.getKey().endsWith(question) && w.getValue())
                  .count();
          assertEquals(wanted, counted.getLong(1), "each viewer's last wish counts");
          assertEquals(wanted, counted.getLong(2));
        }
      }
    }
  }

  private static void assertSameSnapshots(Stage stage, Running other) {
    var here = one.nobody().get(stage.questions());
    var there =
        other
            .nobody()
            .with("Sidestage-Cursor", String.valueOf(here.header("sidestage-cursor")))
            .get(stage.questions());
    assertEquals(here.text(), there.text());
    assertEquals(here.header("etag"), there.header("etag"));
  }
}
