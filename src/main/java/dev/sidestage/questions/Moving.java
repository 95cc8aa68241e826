package dev.sidestage.questions;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.Deed;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes one question from state to state, in a batch: checks that it may go there, writes it with
 * all that comes along, and appends the entries. A question that may not is a {@link Problem}.
 */
final class Moving {
  private final LiveSchedule schedule;
  private final Batch batch;
  private final UUID actor;

  /**
   * @param actor who does it, for the audit
   */
  Moving(LiveSchedule schedule, Batch batch, UUID actor) {
    this.schedule = schedule;
    this.batch = batch;
    this.actor = actor;
  }

  /** By a way of the table. */
  Future<Question> go(Question question, Move move) {
    if (question.state() == State.DEFERRED) {
      move.checkDeferred();
    }
    if (!question.state().canBecome(move.state(), move.who())) {
      return Future.failedFuture(
          Conflicts.transition(
              question,
              move.who(),
              "A question can't go from "
                  + question.state().word()
                  + " to "
                  + move.state().word()
                  + "."));
    }
    return take(question, move);
  }

  /** Back where a moderator took it from. */
  Future<Question> back(Question question) {
    return question
        .before()
        .map(before -> take(question, Move.back(question, before)))
        .orElseGet(
            () ->
                Future.failedFuture(
                    Conflicts.transition(
                        question,
                        State.Who.MODERATOR,
                        "The last thing that happened to it was no moderator's step.")));
  }

  private Future<Question> take(Question question, Move move) {
    return checkPlace(question, move.state())
        .compose(v -> checkTarget(question, move))
        .compose(v -> checkTalk(move))
        .compose(v -> write(question, move));
  }

  /** Only one can be on stage, and only one up next. */
  private Future<Void> checkPlace(Question question, State state) {
    if (!state.isPlace()) {
      return Future.succeededFuture();
    }
    if (question.hidden()) {
      return Future.failedFuture(Conflicts.banned(question));
    }
    return QuestionStore.inPlace(batch.connection(), question.talk(), state)
        .compose(
            taken ->
                taken.isPresent()
                    ? Future.failedFuture(Conflicts.placeTaken(taken.get(), state))
                    : Future.succeededFuture());
  }

  /** What it is merged into must be there for as long as the group is to be seen. */
  private Future<Void> checkTarget(Question question, Move move) {
    var into = move.into();
    if (into == null) {
      return Future.succeededFuture();
    }
    return QuestionStore.find(batch.connection(), into)
        .compose(
            target ->
                target.filter(t -> Merging.fits(question, t)).isPresent()
                    ? Future.succeededFuture()
                    : Future.failedFuture(Conflicts.mergeTarget(question, target)));
  }

  private Future<Void> checkTalk(Move move) {
    var talk = move.talk();
    if (talk == null) {
      return Future.succeededFuture();
    }
    return QuestionStore.takesQuestions(batch.connection(), talk)
        .compose(
            takes ->
                takes ? Future.succeededFuture() : Future.failedFuture(Conflicts.noQuestions()));
  }

  private Future<Question> write(Question question, Move move) {
    var merging = new Merging(batch, this::append);
    return merging
        .before(question, move)
        .compose(v -> MoveStore.move(batch.connection(), question, move))
        .map(moved -> moved.orElseThrow())
        .compose(now -> merging.after(question, now))
        .compose(now -> follow(question, now))
        .map(
            now -> {
              audit(question, now, move);
              return tell(now, question);
            });
  }

  private void audit(Question before, Question now, Move move) {
    var reason = move.reason() == null ? null : move.reason().word();
    batch.audit(
        actor,
        Deed.of("question.state")
            .in(roomOf(now))
            .about(now.id(), now.words().text())
            .from(before.state().word())
            .to(now.state().word())
            .because(move.note() == null ? reason : reason + ": " + move.note()));
  }

  /** Writes down that a text was changed, and by whom. */
  Question reworded(Question now, Question before) {
    batch.audit(
        actor,
        Deed.of("question.text")
            .in(roomOf(now))
            .about(now.id(), now.words().text())
            .from(before.words().text())
            .to(now.words().text()));
    return now;
  }

  private @Nullable String roomOf(Question question) {
    return schedule.talk(question.talk()).map(talk -> talk.slot().room()).orElse(null);
  }

  /** Appends the entry of a question that changed. */
  Question tell(Question now, Question before) {
    append(now, before);
    return now;
  }

  private Future<Question> follow(Question before, Question now) {
    return before.talk().equals(now.talk()) || now.support().merged() == 0
        ? Future.succeededFuture(now)
        : MoveStore.follow(batch.connection(), now.id(), now.talk()).map(v -> now);
  }

  /** Tells of a change; those of the talk that it left are told that it is gone. */
  private void append(Question now, Question before) {
    if (before.talk().equals(now.talk())) {
      append(now, LiveQuestions.Sight.of(before));
    } else {
      batch.append(
          LiveQuestions.LEFT,
          LiveQuestions.topics(schedule, before.talk()),
          new LiveQuestions.Gone(now.id(), before.talk(), now.version()));
      append(now, LiveQuestions.Sight.NEW);
    }
  }

  private void append(Question now, LiveQuestions.Sight before) {
    batch.append(
        before == LiveQuestions.Sight.NEW ? LiveQuestions.ASKED : LiveQuestions.CHANGED,
        LiveQuestions.topics(schedule, now.talk()),
        new LiveQuestions.Changed(now, before));
  }
}
