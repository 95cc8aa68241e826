package dev.sidestage.questions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a room takes questions: as the settings have it, but for what was set for the room.
 *
 * @param opensBefore minutes before its start at which a talk's window opens by itself
 * @param closesAfter minutes after its end at which it closes
 * @param flags how many viewers must find a question rude to take it back to a moderator; 0: never
 */
public record Rules(int opensBefore, int closesAfter, Names names, int flags) {

  /** Whether questions are asked under a name. */
  public enum Names {
    OPTIONAL,
    REQUIRED,
    FORBIDDEN;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** By its word; an {@link IllegalArgumentException} for another. */
    public static Names of(String word) {
      for (var names : values()) {
        if (names.word().equals(word)) {
          return names;
        }
      }
      throw new IllegalArgumentException(word);
    }
  }

  /** What was set for a room; null: as the settings have it. */
  record OfRoom(
      @Nullable Integer opensBefore,
      @Nullable Integer closesAfter,
      @Nullable Names names,
      @Nullable Integer flags) {
    static final OfRoom NONE = new OfRoom(null, null, null, null);
  }

  /** The same with what was set for a room. */
  Rules with(OfRoom room) {
    return new Rules(
        or(room.opensBefore(), opensBefore),
        or(room.closesAfter(), closesAfter),
        room.names() == null ? names : room.names(),
        or(room.flags(), flags));
  }

  private static int or(@Nullable Integer set, int otherwise) {
    return set == null ? otherwise : set;
  }
}
