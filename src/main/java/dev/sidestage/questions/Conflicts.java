package dev.sidestage.questions;

import dev.sidestage.web.Problem;
import java.util.Optional;
import java.util.UUID;

/** Why a question can't be changed so, with what is true now. */
final class Conflicts {
  private Conflicts() {}

  static Problem noQuestions() {
    return Problem.conflict("no-questions", "This talk takes no questions.");
  }

  static Problem unknown(UUID question) {
    return Problem.notFound("question", "There is no question '" + question + "'.");
  }

  static Problem stale(Question.View now) {
    return Problem.conflict(
            "stale-version", "Somebody changed this question meanwhile. Look at it again.")
        .with("question", now);
  }

  /** To whom it is told, with as much as they see. */
  static Problem transition(Question question, State.Who who, String detail) {
    var seen =
        who == State.Who.MODERATOR ? question.toModerators() : question.toAuthor().withoutVotes();
    return Problem.conflict("transition", detail).with("question", seen);
  }

  static Problem ownQuestion(String detail) {
    return Problem.conflict("own-question", detail);
  }

  static Problem over(State state) {
    return Problem.conflict(
        "no-votes", "This question is " + state.word() + ": its votes are counted.");
  }

  static Problem placeTaken(Question there, State place) {
    return with(
        there,
        "place-taken",
        "Another question is " + (place == State.ONSTAGE ? "on stage" : "up next") + " already.");
  }

  static Problem mergeTarget(Question question, Optional<Question> target) {
    return with(
        question,
        "merge-target",
        "A question is merged into another one of the same talk that waits or is on stage"
            + target.map(t -> ", not into one that is " + t.state().word()).orElse("")
            + "; and one that all see only into one that all see.");
  }

  static Problem banned(Question question) {
    return with(question, "banned", "Who asked this is banned: lift that before it goes on stage.");
  }

  static Problem stageChanged(Optional<Question> onstage) {
    return onstage
        .map(q -> with(q, "stage-changed", "Another question is on stage by now."))
        .orElseGet(() -> Problem.conflict("stage-changed", "No question is on stage any more."));
  }

  /** The same was asked before: one votes for it. */
  static Problem repeat(Question.View asked) {
    return Problem.conflict(
            "repeat",
            asked.own() == null
                ? "This was asked already. Vote for it instead."
                : "You have asked this already.")
        .with("question", asked.withoutVotes());
  }

  private static Problem with(Question question, String type, String detail) {
    return Problem.conflict(type, detail).with("question", question.toModerators());
  }
}
