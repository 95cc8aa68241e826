package dev.sidestage.questions;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.sidestage.schedule.Talk;
import dev.sidestage.web.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * When a talk takes questions. In absolute times, so that it holds until somebody changes
 * something, and a reader with a clock knows whether it is open.
 *
 * @param mode what was set by hand, or {@code AUTOMATIC}
 * @param opensAt when it opens by itself
 * @param closesAt when it closes by itself, and what waits then is deferred
 */
public record Window(Mode mode, OffsetDateTime opensAt, OffsetDateTime closesAt) {

  /** What opens and closes it. By hand beats automatic, until it is released. */
  public enum Mode {
    /** The clock: some minutes before the start, some after the end. */
    AUTOMATIC,
    OPEN,
    CLOSED,
    /** No questions at all. */
    NONE;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Mode of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** The window of a talk. Breaks and cancelled talks take no questions. */
  static Window of(Talk talk, Mode set, Rules rules) {
    var never = talk.content().kind() == Talk.Kind.BREAK || talk.state() == Talk.State.CANCELLED;
    return new Window(
        never ? Mode.NONE : set,
        talk.slot().startsAt().minusMinutes(rules.opensBefore()),
        talk.slot().endsAt().plusMinutes(rules.closesAfter()));
  }

  /**
   * Checks that it is open.
   *
   * @throws Problem 409 with the reason, and when it opens
   */
  void checkOpen(Instant now) {
    if (mode == Mode.NONE) {
      throw Conflicts.noQuestions();
    }
    if (mode == Mode.CLOSED) {
      throw closed("A moderator has closed the questions of this talk. They can still be read.");
    }
    if (mode == Mode.AUTOMATIC && now.isBefore(opensAt.toInstant())) {
      throw closed("Questions of this talk open at " + opensAt + ".").with("opensAt", opensAt);
    }
    if (mode == Mode.AUTOMATIC && !now.isBefore(closesAt.toInstant())) {
      throw closed("Questions of this talk closed at " + closesAt + ". They can still be read.");
    }
  }

  /**
   * Whether the talk is over for questions, so that what waits is deferred. Not while it runs on.
   */
  boolean isOver(Talk talk, Instant now) {
    return mode != Mode.OPEN
        && talk.state() != Talk.State.LIVE
        && !now.isBefore(closesAt.toInstant());
  }

  private static Problem closed(String detail) {
    return Problem.conflict("questions-closed", detail);
  }
}
