package dev.sidestage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A rehearsal")
class RehearsalTest {
  @ParameterizedTest
  @CsvSource({
    "2026-12-01T08:50+01:00, 2026-12-01T07:50:00Z, 1",
    "2026-12-01T08:50:30Z, 2026-12-01T08:50:30Z, 1",
    "2026-12-01T08:50+01:00@60, 2026-12-01T07:50:00Z, 60",
    "2026-12-01T08:50+01:00@0.5, 2026-12-01T07:50:00Z, 0.5",
    "2026-12-01T08:50+01:00@1000, 2026-12-01T07:50:00Z, 1000"
  })
  @DisplayName("starts at a time and has a speed")
  void right(String text, Instant start, double speed) {
    assertEquals(new Rehearsal(start, speed), Rehearsal.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1000.1", "1e2", "Infinity", "fast", "60@60"})
  @DisplayName("is neither stopped, reversed, nor faster than 1000")
  void wrongSpeed(String speed) {
    var text = "2026-12-01T08:50+01:00@" + speed;
    assertThrows(IllegalArgumentException.class, () -> Rehearsal.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-12-01", "2026-12-01T08:50", "08:50+01:00", "now"})
  @DisplayName("needs a whole time with its offset")
  void wrongTime(String time) {
    assertThrows(DateTimeException.class, () -> Rehearsal.of(time));
  }
}
