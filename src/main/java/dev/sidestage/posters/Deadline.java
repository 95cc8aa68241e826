package dev.sidestage.posters;

import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Until when submissions are taken: a time on the clock of a zone, as people announce it.
 *
 * @param local to the second
 * @param zone of IANA's names; or {@code AoE}, anywhere on Earth: as long as it is not past that
 *     time somewhere, which is UTC−12
 */
public record Deadline(LocalDateTime local, String zone) {
  /** Anywhere on Earth. */
  public static final String ANYWHERE = "AoE";

  private static final ZoneOffset LAST_PLACE = ZoneOffset.ofHours(-12);

  /**
   * Checked as somebody typed it.
   *
   * @throws Problem 400
   */
  public Deadline {
    local = Json.required(local, "deadline.local").truncatedTo(ChronoUnit.SECONDS);
    var id = zoneOf(Json.required(zone, "deadline.zone"));
    if (id.getRules().getValidOffsets(local).isEmpty()) {
      throw Problem.invalid(
          "deadline.local",
          "There is no "
              + local
              + " in "
              + zone
              + ": the clocks go forward then. Take another time.");
    }
  }

  /** Where the clocks go back, and a time comes twice, the second one is meant. */
  public OffsetDateTime at() {
    return ZonedDateTime.of(local, zoneOf(zone)).withLaterOffsetAtOverlap().toOffsetDateTime();
  }

  /** Whether what arrived then is late: at the second itself it is. */
  public boolean isPast(Instant arrived) {
    return !arrived.isBefore(at().toInstant());
  }

  private static ZoneId zoneOf(String zone) {
    try {
      return zone.equals(ANYWHERE) ? LAST_PLACE : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw Problem.invalid(
          "deadline.zone",
          "There is no time zone '"
              + zone
              + "'. Give one such as Europe/Berlin, or AoE for anywhere on Earth.");
    }
  }
}
