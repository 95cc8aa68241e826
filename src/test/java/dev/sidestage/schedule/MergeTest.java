package dev.sidestage.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A source that is loaded again")
class MergeTest {
  private static final Talk LOADED = talk(1, "Opening", 10);

  @Test
  @DisplayName("leaves a talk that was moved here, though it has changed another")
  void movedHere() {
    var other = talk(2, "Closing", 17);
    var here = List.of(talk(1, "Opening", 11), other);
    var merged = Merge.of(List.of(LOADED, other), here, List.of(LOADED, talk(2, "The end", 17)));
    assertEquals(List.of(talk(1, "Opening", 11), talk(2, "The end", 17)), merged);
  }

  @Test
  @DisplayName("brings in a new title, and leaves the place that the organiser chose")
  void eachForItself() {
    var merged =
        Merge.of(List.of(LOADED), List.of(talk(1, "Opening", 11)), List.of(talk(1, "Welcome", 10)));
    assertEquals(List.of(talk(1, "Welcome", 11)), merged);
  }

  @Test
  @DisplayName("wins where it says something new about the same thing")
  void newer() {
    var merged =
        Merge.of(List.of(LOADED), List.of(talk(1, "Opening", 11)), List.of(talk(1, "Opening", 12)));
    assertEquals(List.of(talk(1, "Opening", 12)), merged);
  }

  @Test
  @DisplayName("leaves a talk cancelled that was cancelled here, and keeps one that was made here")
  void cancelledAndMade() {
    var cancelled =
        Talk.planned(LOADED.id(), LOADED.slot(), LOADED.content(), Talk.State.CANCELLED, null);
    var made = talk(3, "Encore", 18);
    assertEquals(
        List.of(cancelled, made),
        Merge.of(List.of(LOADED), List.of(cancelled, made), List.of(LOADED)));
  }

  @Test
  @DisplayName("drops what it no longer has")
  void vanished() {
    assertEquals(List.of(), Merge.of(List.of(LOADED), List.of(LOADED), List.of()));
  }

  private static Talk talk(int id, String title, int hour) {
    var start = OffsetDateTime.parse("2036-12-01T%02d:00:00+01:00".formatted(hour));
    var content =
        new Talk.Content(
            Talk.Kind.TALK,
            null,
            title,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            null);
    var slot = new Talk.Slot("hall", LocalDate.parse("2036-12-01"), start, start.plusHours(1));
    return Talk.planned(new UUID(0, id), slot, content, Talk.State.SCHEDULED, null);
  }
}
