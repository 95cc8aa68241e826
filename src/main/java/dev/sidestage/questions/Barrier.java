package dev.sidestage.questions;

import dev.sidestage.web.Problem;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What moderators have put between a viewer and a question.
 *
 * @param closed whether all questions of the event are closed
 * @param mutedUntil when the viewer may ask again; null: they aren't muted
 * @param slowMinutes how long a viewer waits between two questions in the room; 0: not at all
 * @param slowUntil until when this one has to wait; null: they haven't asked there yet
 */
record Barrier(
    boolean closed,
    @Nullable OffsetDateTime mutedUntil,
    int slowMinutes,
    @Nullable OffsetDateTime slowUntil) {
  static final Barrier NONE = new Barrier(false, null, 0, null);

  void checkClosed() {
    if (closed) {
      throw Problem.conflict(
          "questions-closed", "All questions are closed just now. They can still be read.");
    }
  }

  void check(OffsetDateTime now) {
    if (mutedUntil != null) {
      throw Problem.of(
              403,
              "muted",
              "Not allowed",
              "A moderator has muted you here: you can ask again at " + mutedUntil + ".")
          .with("until", mutedUntil);
    }
    if (slowUntil != null && slowUntil.isAfter(now)) {
      throw slow(Duration.between(now, slowUntil).plusMillis(999).toSeconds());
    }
  }

  static Problem slow(long seconds) {
    return Problem.tooMany("Questions are asked slowly here.", Math.max(1, seconds));
  }
}
