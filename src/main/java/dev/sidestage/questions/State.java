package dev.sidestage.questions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where a question is in its life. The one place that knows the states and the ways between them;
 * the contract, the documentation and the tests are checked against it.
 */
public enum State {
  /** A moderator is looking at it. */
  PENDING,
  /** Everybody sees it and may vote for it. */
  APPROVED,
  /** The one that is up next. */
  NEXT,
  /** The one that is on stage. */
  ONSTAGE,
  ANSWERED,
  DISMISSED;

  private static final Map<State, Set<State>> MODERATORS =
      Map.of(
          PENDING, Set.of(APPROVED, DISMISSED),
          APPROVED, Set.of(NEXT, ONSTAGE, DISMISSED),
          NEXT, Set.of(ONSTAGE, APPROVED, DISMISSED),
          ONSTAGE, Set.of(ANSWERED, APPROVED, DISMISSED),
          ANSWERED, Set.of(APPROVED),
          DISMISSED, Set.of(PENDING));

  private static final Set<State> PUBLIC = Set.of(APPROVED, NEXT, ONSTAGE, ANSWERED);
  private static final Set<State> VOTABLE = Set.of(APPROVED, NEXT, ONSTAGE);

  /** Whether a moderator may take it there. */
  boolean canBecome(State other) {
    return ways().contains(other);
  }

  /** Where a moderator may take it. */
  Set<State> ways() {
    return MODERATORS.getOrDefault(this, Set.of());
  }

  /** Whether everybody sees it. */
  boolean isPublic() {
    return PUBLIC.contains(this);
  }

  /** Whether it may be voted for. */
  boolean takesVotes() {
    return VOTABLE.contains(this);
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static State of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
