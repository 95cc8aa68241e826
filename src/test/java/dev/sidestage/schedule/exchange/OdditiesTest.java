package dev.sidestage.schedule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sidestage.schedule.exchange.Report.Oddity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The list of oddities")
class OdditiesTest {
  private final Oddities oddities = new Oddities();

  @Test
  @DisplayName("has the same thing once, with its first places and how many more there are")
  void grouped() {
    for (var line = 1; line <= 5; line++) {
      oddities.add("line " + line, "Odd.", "Kept.");
    }
    oddities.add("line 2", "Odder.", "Kept.");

    assertEquals(
        List.of(
            new Oddity("line 1; line 2; line 3; and 2 more", "Odd.", "Kept."),
            new Oddity("line 2", "Odder.", "Kept.")),
        oddities.list());
  }

  @Test
  @DisplayName("stops at a hundred sorts, and says how many there are more")
  void bounded() {
    for (var sort = 1; sort <= 130; sort++) {
      oddities.add("line 1", "Odd " + sort, "Kept.");
    }

    assertEquals(101, oddities.list().size());
    assertEquals("30 more sorts of oddities were found.", oddities.list().get(100).what());
  }

  @Test
  @DisplayName("remembers the first thing that was left out")
  void loss() {
    oddities.leftOut("line 1", "It has no title.");
    oddities.leftOut("line 2", "It has no start.");

    assertEquals(Optional.of("line 1: It has no title."), oddities.firstLoss());
  }
}
