package dev.sidestage.schedule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sidestage.schedule.Talk.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A talk's kind")
class KindsTest {

  @ParameterizedTest(name = "type “{0}”, title “{1}”: {2}")
  @CsvSource({
    "Talk 40 (30min +10 Q&A), X, TALK",
    "Keynote, Lunch with robots, TALK",
    "Workshop (2h), X, WORKSHOP",
    "Music Workshop, X, WORKSHOP",
    "Podiumsdiskussion, X, PANEL",
    "Poster session, X, POSTER",
    "DJ Set, X, SOCIAL",
    "Live Concert, X, SOCIAL",
    "Coffee break, X, BREAK",
    "other, Saving the whale, OTHER",
    "other, Lunch, BREAK",
    "Ceremony, X, TALK",
    ", X, TALK",
    ", Main Conference: morning tea, BREAK",
    ", Room changeover, BREAK",
    ", Breaking bread and tea, TALK",
    ", Panel: who pays?, PANEL",
    ", A panel on who pays for all of this, TALK",
    ", Poster session, POSTER",
    ", Workshop: knots, WORKSHOP",
    ", Networking party, SOCIAL"
  })
  @DisplayName("is what the type says, else what the title as a whole says")
  void kinds(String type, String title, Kind kind) {
    assertEquals(kind, Kinds.of(type, title, false));
  }

  @ParameterizedTest
  @CsvSource({", Lunch, TALK", "Break, Lunch, BREAK"})
  @DisplayName("is no break by its title where somebody speaks")
  void speakers(String type, String title, Kind kind) {
    assertEquals(kind, Kinds.of(type, title, true));
  }
}
