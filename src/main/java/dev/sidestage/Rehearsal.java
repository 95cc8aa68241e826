package dev.sidestage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * A clock in place of the real one.
 *
 * @param start what it shows when Sidestage starts
 * @param speed how many of its seconds pass in one second
 */
public record Rehearsal(Instant start, double speed) {
  private static final double FASTEST = 1000;
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,4}(\\.\\d{1,9})?");

  public Rehearsal {
    if (!(speed > 0 && speed <= FASTEST)) {
      throw new IllegalArgumentException("a speed is above 0 and up to 1000");
    }
  }

  /**
   * Reads {@code 2026-12-01T08:50+01:00@60}: a time of ISO 8601 with its offset, and the speed if
   * it isn't 1.
   *
   * @throws java.time.DateTimeException for what is no such time
   */
  public static Rehearsal of(String text) {
    var at = text.indexOf('@');
    var start = OffsetDateTime.parse(at < 0 ? text : text.substring(0, at)).toInstant();
    return new Rehearsal(start, at < 0 ? 1 : speed(text.substring(at + 1)));
  }

  private static double speed(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException("not a speed: " + text);
    }
    return Double.parseDouble(text);
  }
}
