package dev.sidestage.live;

import dev.sidestage.ledger.Place;
import dev.sidestage.web.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reader's place in the log: the last entry that it has. Opaque to readers.
 *
 * @param epoch which log: restoring a backup makes a new one
 */
public record Cursor(String epoch, long sequence) {
  /** The header that carries it. */
  public static final String HEADER = "Sidestage-Cursor";

  private static final Pattern SHAPE = Pattern.compile("([0-9a-f]{1,16})-(\\d{1,18})");

  /**
   * Reads a cursor.
   *
   * @param field where it came from, for the problem
   * @throws Problem 400 where it isn't one
   */
  public static @Nullable Cursor parse(@Nullable String text, String field) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    var shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw Problem.invalid(
          field, "This is no cursor of ours. Send one that you got, as it was, or none.");
    }
    return new Cursor(shape.group(1), Long.parseLong(shape.group(2)));
  }

  static Cursor of(Place place) {
    return new Cursor(place.epoch(), place.sequence());
  }

  /** Whether who has applied this has applied the other: it is of the same log, and not later. */
  boolean covers(Cursor other) {
    return epoch.equals(other.epoch) && sequence >= other.sequence;
  }

  @Override
  public String toString() {
    return epoch + "-" + sequence;
  }
}
