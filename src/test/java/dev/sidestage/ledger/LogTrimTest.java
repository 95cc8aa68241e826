package dev.sidestage.ledger;

import static dev.sidestage.ledger.LedgerOfNotes.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Running;
import dev.sidestage.Stage;
import dev.sidestage.database.Database;
import dev.sidestage.database.EventClock;
import dev.sidestage.database.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The log is trimmed")
class LogTrimTest {
  private static final Duration LONG = Duration.ofDays(10_000);
  private static final int MANY = 5_000;

  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  private static final Vertx VERTX = Vertx.vertx();
  private static Pool pool;

  @BeforeAll
  static void connect() {
    pool = new Database(sidestage.databaseUrl()).pool(VERTX, "trim", 1);
  }

  @AfterAll
  static void disconnect() throws Exception {
    get(VERTX.close());
  }

  @Test
  @DisplayName("to its newest entries; readers of those notice nothing, and older ones are told")
  void newest() throws Exception {
    var stage = Stage.of(sidestage);
    var old = String.valueOf(sidestage.nobody().get(stage.questions()).header("sidestage-cursor"));
    try (var open = sidestage.nobody().live("topics=" + stage.topic())) {
      open.next("hello");
      for (var i = 0; i < 10; i++) {
        stage.approved("Question " + i);
      }
      trim(5, LONG);
      assertLeft(5);
      var next = stage.approved("After the trim");
      assertTrue(
          open.until(e -> e.data().contains(next)).stream()
              .noneMatch(e -> e.event().equals("reset")));
    }
    var later = sidestage.beside();
    try (var back = later.nobody().live("topics=" + stage.topic() + "&lastEventId=" + old)) {
      back.next("hello");
      assertEquals("too long ago", back.next("reset").json().get("reason").asText());
    } finally {
      later.stop();
    }
  }

  @Test
  @DisplayName("of what is too old, whatever its number, in steps that are small")
  void oldest() throws Exception {
    write(MANY, "interval '3 days'");
    var fresh = Stage.of(sidestage).approved("Fresh");
    var first = TrimStore.entries(pool, 1_000_000, days(1));
    assertEquals(TrimStore.STEP, get(first), "one statement removes no more than that");
    trim(1_000_000, Duration.ofDays(1));
    assertLeft(2);
    try (var stream = sidestage.nobody().live("topics=" + Stage.of(sidestage).topic())) {
      stream.next("hello");
      assertTrue(sidestage.nobody().get(Stage.of(sidestage).questions()).text().contains(fresh));
    }
  }

  @Test
  @DisplayName("with what repeats were answered and ledgers wrote, after a day")
  void others() throws Exception {
    var ledgers = number("SELECT count(*) FROM ledger_batch");
    execute(
        """
        INSERT INTO idempotency (viewer, key, body, answer, at)
        SELECT gen_random_uuid(), 'key', '', '{}', now() - interval '25 hours'
        FROM generate_series(1, 5000);
        INSERT INTO ledger_batch (ledger, number, at)
        SELECT gen_random_uuid(), 1, now() - interval '25 hours' FROM generate_series(1, 10)
        """);
    assertEquals(TrimStore.STEP, get(TrimStore.answers(pool)), "a step at a time");
    trim(1_000_000, LONG);
    assertEquals(0, number("SELECT count(*) FROM idempotency WHERE at < now() - interval '1 day'"));
    assertEquals(
        0, number("SELECT count(*) FROM ledger_batch WHERE at < now() - interval '1 day'"));
    assertEquals(ledgers, number("SELECT count(*) FROM ledger_batch"), "those that are there");
  }

  private static void trim(long kept, Duration age) throws Exception {
    var trim = new LogTrim(pool, new EventClock(), kept, age);
    get(VERTX.deployVerticle(trim));
    get(trim.trim());
  }

  private static OffsetDateTime days(int ago) {
    return OffsetDateTime.now(ZoneOffset.UTC).minusDays(ago);
  }

  /** Appends entries of nobody's that are that old, as a batch does. */
  private static void write(int entries, String age) throws Exception {
    execute(
        """
        DO $$ BEGIN
          PERFORM 1 FROM log_head FOR UPDATE;
          UPDATE log SET at = at - %2$s;
          INSERT INTO log (sequence, at, kind, topics, data)
          SELECT sequence + n, now() - %2$s, 'of nobody', '{}', '{}' FROM log_head, generate_series(1, %1$d) n;
          UPDATE log_head SET sequence = sequence + %1$d;
        END $$
        """
            .formatted(entries, age));
  }

  private static void assertLeft(int entries) throws Exception {
    var head = number("SELECT sequence FROM log_head");
    var seen = get(LogStore.look(pool, 0, MANY));
    assertEquals(head, seen.head().sequence());
    assertEquals(
        LongStream.rangeClosed(head - entries + 1, head).boxed().toList(),
        seen.entries().stream().map(LogEntry::sequence).toList());
  }

  private static long number(String query) throws Exception {
    try (var connection = TestDatabase.connect(sidestage.databaseUrl());
        var sql = connection.createStatement();
        var rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(String statement) throws Exception {
    try (var connection = TestDatabase.connect(sidestage.databaseUrl());
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
