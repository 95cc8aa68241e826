package dev.sidestage.questions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a question is in its life. The one place that knows the states, the ways between them and
 * who may take them; the database's table {@code question_way}, the contract, the documentation and
 * the tests are checked against it.
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
  /** On stage, or in writing. */
  ANSWERED,
  /** A moderator said no, and why. */
  DISMISSED,
  /** Part of another one, with its votes. */
  MERGED,
  /** Its author took it back. */
  WITHDRAWN,
  /** The talk is over: it waits for an answer in writing, or for another talk. */
  DEFERRED;

  /** Who takes a question from one state to another. */
  public enum Who {
    /** Viewers: by asking, and by enough flags. */
    VIEWER,
    AUTHOR,
    MODERATOR,
    CLOCK;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Who of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A way from one state to another.
   *
   * @param from null: it is asked
   * @param undo whether it is there only to take back a moderator's step
   */
  public record Way(@Nullable State from, State to, Who who, boolean undo) {}

  /** All ways that there are. */
  public static final List<Way> TABLE = table();

  private static final Set<State> PUBLIC = EnumSet.of(APPROVED, NEXT, ONSTAGE, ANSWERED);
  private static final Set<State> VOTABLE = EnumSet.of(APPROVED, NEXT, ONSTAGE);

  private static List<Way> table() {
    var ways = new ArrayList<Way>();
    ways.addAll(ways(null, Who.VIEWER, PENDING, APPROVED));
    ways.addAll(ways(PENDING, Who.MODERATOR, APPROVED, DISMISSED, MERGED));
    ways.addAll(ways(APPROVED, Who.MODERATOR, NEXT, ONSTAGE, DISMISSED, MERGED));
    ways.addAll(ways(NEXT, Who.MODERATOR, ONSTAGE, APPROVED, DISMISSED, MERGED));
    ways.addAll(ways(ONSTAGE, Who.MODERATOR, ANSWERED, APPROVED, DISMISSED));
    ways.addAll(ways(ANSWERED, Who.MODERATOR, APPROVED));
    ways.addAll(ways(DISMISSED, Who.MODERATOR, PENDING));
    ways.addAll(ways(MERGED, Who.MODERATOR, APPROVED));
    ways.addAll(ways(DEFERRED, Who.MODERATOR, ANSWERED, APPROVED));
    ways.addAll(undoing(ways));
    ways.addAll(ways(PENDING, Who.AUTHOR, WITHDRAWN));
    ways.addAll(ways(APPROVED, Who.AUTHOR, WITHDRAWN, PENDING));
    ways.addAll(ways(NEXT, Who.AUTHOR, WITHDRAWN));
    ways.addAll(ways(APPROVED, Who.VIEWER, PENDING));
    for (var waiting : List.of(PENDING, APPROVED, NEXT)) {
      ways.addAll(ways(waiting, Who.CLOCK, DEFERRED));
    }
    return List.copyOf(ways);
  }

  private static List<Way> ways(@Nullable State from, Who who, State... to) {
    return Arrays.stream(to).map(state -> new Way(from, state, who, false)).toList();
  }

  /** The reverse of each moderator's step, where that is no step of its own. */
  private static List<Way> undoing(List<Way> ways) {
    return ways.stream()
        .filter(way -> way.who() == Who.MODERATOR)
        .filter(
            way ->
                ways.stream()
                    .noneMatch(
                        other ->
                            other.who() == Who.MODERATOR
                                && other.from() == way.to()
                                && other.to() == way.from()))
        .map(way -> new Way(way.to(), Objects.requireNonNull(way.from()), Who.MODERATOR, true))
        .toList();
  }

  /** Where somebody may take it. */
  Set<State> ways(Who who) {
    return TABLE.stream()
        .filter(way -> way.from() == this && way.who() == who && !way.undo())
        .map(Way::to)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(State.class)));
  }

  /** Whether somebody may take it there. */
  boolean canBecome(State other, Who who) {
    return ways(who).contains(other);
  }

  /** Whether a moderator who took it from there may take it back. */
  boolean canReturnTo(State before) {
    return TABLE.contains(new Way(this, before, Who.MODERATOR, true))
        || canBecome(before, Who.MODERATOR);
  }

  /** Whether everybody sees it. A deferred one is seen by all where it was before. */
  boolean isPublic() {
    return PUBLIC.contains(this);
  }

  /** Whether it may be voted for. */
  boolean takesVotes() {
    return VOTABLE.contains(this);
  }

  /** Whether it is one of those that wait: the clock may defer it. */
  boolean waits() {
    return canBecome(DEFERRED, Who.CLOCK);
  }

  /** Whether only one question of a talk can be there. */
  boolean isPlace() {
    return this == NEXT || this == ONSTAGE;
  }

  /** The states of which something holds, as SQL has them. */
  static String[] words(Predicate<State> holds) {
    return Stream.of(values()).filter(holds).map(State::word).toArray(String[]::new);
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static State of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
