package dev.sidestage.schedule.exchange;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.schedule.Talk;
import dev.sidestage.schedule.exchange.Report.Format;
import dev.sidestage.schedule.exchange.Report.Oddity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What the tests of all formats ask of an import. */
final class Oddly {
  private Oddly() {}

  static Imported read(Format format, String text) {
    try {
      return ScheduleReader.read(format, text.getBytes(StandardCharsets.UTF_8));
    } catch (UnreadableSchedule e) {
      throw new AssertionError("refused: " + e.getMessage(), e);
    }
  }

  /** Why it is refused. */
  static String refusal(Format format, byte[] bytes) {
    var refused = assertThrows(UnreadableSchedule.class, () -> ScheduleReader.read(format, bytes));
    return Objects.requireNonNull(refused.getMessage());
  }

  static String refusal(Format format, String text) {
    return refusal(format, text.getBytes(StandardCharsets.UTF_8));
  }

  static Talk only(Imported imported) {
    var talks = imported.schedule().talks();
    if (talks.size() != 1) {
      throw new AssertionError("not one talk: " + talks);
    }
    return talks.get(0);
  }

  static List<Oddity> oddities(Imported imported) {
    return imported.report().oddities();
  }

  /** Asserts that one oddity has these words in its place and in what is odd. */
  static void assertOdd(Imported imported, String where, String what) {
    assertTrue(
        oddities(imported).stream()
            .anyMatch(odd -> odd.where().contains(where) && odd.what().contains(what)),
        () -> "no “" + what + "” at “" + where + "” in " + oddities(imported));
  }
}
