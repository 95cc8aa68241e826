package dev.sidestage.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a grant lets one do. Each role may do what those before it may. */
public enum Role {
  /** Sees what is on stage. */
  STAGE,
  /** Sees the questions of one talk, and answers them in writing. */
  SPEAKER,
  /** Sees all questions and decides about them. */
  MODERATOR,
  /** Everything, in every room. */
  ORGANISER;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
