package dev.sidestage.ledger;

import static dev.sidestage.ledger.LedgerOfNotes.get;
import static dev.sidestage.ledger.LedgerOfNotes.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.database.BadLine;
import dev.sidestage.ledger.Notes.Write;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The ledger")
class LedgerTest {
  @Test
  @DisplayName("writes what arrives during a transaction in the next one, in its order")
  void group() throws Exception {
    try (var ledger = LedgerOfNotes.open()) {
      var together = ledger.together(notes(900));
      var numbers = new ArrayList<Long>();
      for (var note : together) {
        var receipt = get(note);
        numbers.add(receipt.answer().number());
        assertEquals(901, receipt.head().sequence(), "all in one batch");
      }
      assertEquals(range(2, 901), numbers);
      assertEquals(2, ledger.number("SELECT count(DISTINCT batch) FROM note"));
    }
  }

  @Test
  @DisplayName("bounds a batch in number and in bytes, but for a command that is larger by itself")
  void bounds() throws Exception {
    try (var ledger = LedgerOfNotes.open(new Backlog.Bounds(10, 1_000, 1_000, 1_000_000))) {
      var small = ledger.together(notes(25));
      assertEquals(List.of(11L, 21L, 26L), heads(small));
      var large = Collections.nCopies(5, Write.of("x".repeat(400)));
      assertEquals(List.of(29L, 31L, 32L), heads(ledger.together(large)));
      var larger = List.of(Write.of("a"), Write.of("x".repeat(5_000)), Write.of("b"));
      assertEquals(List.of(34L, 35L, 36L), heads(ledger.together(larger)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "bytes"})
  @DisplayName("turns a command away at once where too many wait, or too many bytes")
  void full(String what) throws Exception {
    var bounds =
        what.equals("number")
            ? new Backlog.Bounds(10, 1_000, 5, 1_000_000)
            : new Backlog.Bounds(10, 1_000, 1_000, 50);
    try (var ledger = LedgerOfNotes.open(bounds)) {
      var waiting = new ArrayList<Future<Receipt<Notes.Written>>>();
      ledger.whileLocked(
          () -> {
            IntStream.range(0, 5).forEach(i -> waiting.add(ledger.submit(Write.of("0123456789"))));
            assertEquals(503, status(ledger.submit(Write.of("one too many"))));
            assertTrue(waiting.stream().noneMatch(Future::isComplete), "the others wait");
          });
      assertEquals(refusals(5, 200), statuses(waiting));
      assertEquals(200, status(ledger.submit(Write.of("there is room again"))));
      assertEquals(6, ledger.number("SELECT count(*) FROM note"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"22P02", "23514", "23505"})
  @DisplayName("refuses the one command at fault, and writes its neighbours")
  void poisoned(String code) throws Exception {
    try (var ledger = LedgerOfNotes.open()) {
      var notes = notes(20);
      notes.set(7, Write.of("poisoned").struckBy(code, Integer.MAX_VALUE));
      notes.set(13, Write.of("and another").struckBy(code, Integer.MAX_VALUE));
      assertEquals(refusals(20, 422, 7, 13), statuses(ledger.together(notes)));
      assertWritten(ledger, 19);
    }
  }

  @Test
  @DisplayName("costs nobody but its sender a mistake of ours")
  void mistake() throws Exception {
    try (var ledger = LedgerOfNotes.open()) {
      var notes = notes(20);
      notes.set(19, Write.of("our mistake").struckBy("bug", 1));
      assertEquals(refusals(20, 500, 19), statuses(ledger.together(notes)));
      assertWritten(ledger, 20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  @DisplayName("repeats what was rolled back for others' sake")
  void repeats(String code) throws Exception {
    try (var ledger = LedgerOfNotes.open()) {
      var notes = notes(5);
      notes.set(2, Write.of("deadlocked thrice").struckBy(code, 3));
      assertEquals(refusals(5, 200), statuses(ledger.together(notes)));
      assertWritten(ledger, 6);
      assertEquals(4, ledger.number("SELECT last_value FROM struck"), "once more each time");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"53100", "25006", "42501", "57014", "55P03", "XX000"})
  @DisplayName("answers all else 503, takes nothing apart, and has changed nothing")
  void away(String code) throws Exception {
    try (var ledger = LedgerOfNotes.open()) {
      var notes = notes(5);
      notes.set(2, Write.of("disk full").struckBy(code, Integer.MAX_VALUE));
      assertEquals(Collections.nCopies(5, 503), statuses(ledger.together(notes)));
      assertWritten(ledger, 1);
      assertEquals(1, ledger.number("SELECT last_value FROM struck"), "tried once");
      assertEquals(200, status(ledger.submit(Write.of("and on"))));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = BadLine.Commit.class,
      names = {"IS_LOST", "LOSES_ITS_ANSWER"})
  @DisplayName("finds out whether a commit took place whose answer was lost, and writes it once")
  void lostAnswer(BadLine.Commit fate) throws Exception {
    try (var ledger = LedgerOfNotes.open()) {
      assertEquals(200, status(ledger.submit(Write.of("before"))));
      ledger.line().nextCommit(fate);
      var numbers = new ArrayList<Long>();
      for (var note : ledger.together(notes(10))) {
        numbers.add(get(note).answer().number());
      }
      assertTrue(ledger.line().isCommitDone());
      assertEquals(range(3, 12), numbers);
      assertWritten(ledger, 12);
    }
  }

  @Test
  @DisplayName(
      "answers 503 where the database stays away before it said whether a commit took place")
  void neverTold() throws Exception {
    try (var ledger = LedgerOfNotes.open()) {
      assertEquals(200, status(ledger.submit(Write.of("before"))));
      ledger.line().nextCommit(BadLine.Commit.LOSES_ITS_ANSWER);
      var note = ledger.submit(Write.of("committed, and nobody knows"));
      while (!ledger.line().isCommitDone()) {
        Thread.onSpinWait();
      }
      ledger.line().shut();
      assertEquals(503, status(note));
      ledger.line().reopen(ledger.line().target());
      assertEquals(200, status(ledger.submit(Write.of("and on"))));
    }
  }

  @Test
  @DisplayName(
      "lets equal idempotency keys of one batch share one command, and later ones its answer")
  void equalKeys() throws Exception {
    var viewer = UUID.randomUUID();
    try (var ledger = LedgerOfNotes.open()) {
      var note = Write.of("once").with(viewer, "a-key");
      var answers = new ArrayList<Notes.Written>();
      for (var written : ledger.together(List.of(note, note, note))) {
        answers.add(get(written).answer());
      }
      answers.add(get(ledger.submit(note)).answer());
      assertEquals(Collections.nCopies(4, new Notes.Written("once", 2)), answers);
      assertEquals(200, status(ledger.submit(note.with(UUID.randomUUID(), "a-key"))), "another's");
      assertWritten(ledger, 3);
    }
  }

  @Test
  @DisplayName("refuses another body under the same key, in the same batch and later")
  void otherBody() throws Exception {
    var viewer = UUID.randomUUID();
    try (var ledger = LedgerOfNotes.open()) {
      var one = Write.of("one").with(viewer, "a-key");
      var other = Write.of("other").with(viewer, "a-key");
      assertEquals(List.of(200, 422), statuses(ledger.together(List.of(one, other))));
      assertEquals(422, status(ledger.submit(other)));
      assertWritten(ledger, 2);
    }
  }

  @Test
  @DisplayName("keeps no refusal under a key: who comes again is tried again")
  void refusedKey() throws Exception {
    var viewer = UUID.randomUUID();
    try (var ledger = LedgerOfNotes.open()) {
      var note = Write.of("not yet").with(viewer, "a-key");
      var refused = note.struckBy("no", 1);
      assertEquals(List.of(409, 409), statuses(ledger.together(List.of(refused, refused))));
      var poisoned = note.struckBy("22P02", 1);
      assertEquals(422, status(ledger.submit(poisoned)));
      assertEquals(200, status(ledger.submit(note)));
      assertWritten(ledger, 2);
    }
  }

  @Test
  @DisplayName("refuses what comes once it goes down, and ends what it has begun")
  void goingDown() throws Exception {
    var ledger = LedgerOfNotes.open();
    var written = new ArrayList<Future<?>>();
    ledger.whileLocked(
        () -> {
          written.add(ledger.submit(Write.of("begun")));
          ledger.awaitWaiting();
          written.add(ledger.submit(Write.of("in the queue")));
          written.add(ledger.goDown());
          assertEquals(503, status(written.get(1)));
          assertFalse(written.get(0).isComplete());
        });
    assertEquals(200, status(written.get(0)));
    assertEquals(200, status(written.get(2)));
    assertEquals(503, status(ledger.submit(Write.of("too late"))));
    assertWritten(ledger, 1);
    ledger.close();
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private static List<Write> notes(int count) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(i -> Write.of("note " + i)).toList());
  }

  private static List<Long> heads(List<Future<Receipt<Notes.Written>>> notes) throws Exception {
    var heads = new ArrayList<Long>();
    for (var note : notes) {
      var head = get(note).head().sequence();
      if (heads.isEmpty() || heads.get(heads.size() - 1) != head) {
        heads.add(head);
      }
    }
    return heads;
  }

  private static List<Integer> statuses(List<Future<Receipt<Notes.Written>>> notes)
      throws Exception {
    var statuses = new ArrayList<Integer>();
    for (var note : notes) {
      statuses.add(status(note));
    }
    return statuses;
  }

  private static List<Integer> refusals(int count, int status, int... which) {
    var statuses = new ArrayList<>(Collections.nCopies(count, 200));
    IntStream.of(which).forEach(i -> statuses.set(i, status));
    return statuses;
  }

  /** Each note once, each with its entry, and the log without a gap. */
  private static void assertWritten(LedgerOfNotes ledger, int notes) throws Exception {
    assertEquals(notes, ledger.number("SELECT count(*) FROM note"));
    assertEquals(notes, ledger.number("SELECT count(*) FROM log"));
    assertEquals(notes, ledger.number("SELECT max(sequence) FROM log"));
    assertEquals(notes, ledger.number("SELECT sequence FROM log_head"));
  }
}
