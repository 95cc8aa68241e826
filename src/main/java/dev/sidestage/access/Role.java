package dev.sidestage.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a grant lets one do, and which other roles' doings are part of it. */
public enum Role {
  /** Comes to what is for the invited only. */
  INVITED,
  /** Reviews what was submitted to the call for posters. */
  REVIEWER,
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
    return this == other
        || switch (this) {
          case INVITED, REVIEWER, STAGE -> false;
          case SPEAKER -> other == STAGE;
          case MODERATOR -> other == STAGE || other == SPEAKER || other == INVITED;
          case ORGANISER -> true;
        };
  }
}
