package dev.sidestage.live;

import dev.sidestage.web.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reader's place in the log: the last entry that it has. Opaque to readers.
 *
 * @param epoch which log: restoring a backup makes a new one
 */
public record Cursor(String epoch, long sequence) implements Comparable<Cursor> {
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

  @Override
  public int compareTo(Cursor other) {
    return Long.compare(sequence, other.sequence);
  }

  @Override
  public String toString() {
    return epoch + "-" + sequence;
  }
}
