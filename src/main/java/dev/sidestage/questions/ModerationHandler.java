package dev.sidestage.questions;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out what moderators decide, one by one: each is based on what it saw. */
public final class ModerationHandler implements CommandHandler<ModerationCommand<?>> {
  private final LiveSchedule schedule;

  public ModerationHandler(LiveSchedule schedule) {
    this.schedule = schedule;
  }

  @Override
  @SuppressWarnings("unchecked") // a class literal has no wildcard
  public Class<ModerationCommand<?>> commands() {
    return (Class<ModerationCommand<?>>) (Class<?>) ModerationCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<ModerationCommand<?>> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> handle(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private Future<Outcome> handle(ModerationCommand<?> command, Batch batch) {
    if (command instanceof ModerationCommand.Change change) {
      return change(change, batch);
    } else if (command instanceof ModerationCommand.Next next) {
      return next(next, batch);
    }
    throw new IllegalArgumentException(command.getClass().getName());
  }

  private Future<Outcome> change(ModerationCommand.Change change, Batch batch) {
    return QuestionStore.find(batch.connection(), change.question())
        .compose(
            found -> {
              if (found.isEmpty()) {
                return refused(
                    Problem.notFound(
                        "question", "There is no question '" + change.question() + "'."));
              }
              return change(found.get(), change, batch);
            });
  }

  private Future<Outcome> change(Question question, ModerationCommand.Change change, Batch batch) {
    if (question.version() != change.version()) {
      return refused(
          stale(question, "Somebody changed this question meanwhile. Look at it again."));
    }
    if (!question.state().canBecome(change.state())) {
      return refused(
          conflict(
              "transition",
              question,
              "A question can't go from "
                  + question.state().word()
                  + " to "
                  + change.state().word()
                  + "."));
    }
    return taken(question, change.state(), batch)
        .compose(
            taken ->
                taken.isPresent()
                    ? refused(
                        conflict(
                            "place-taken",
                            taken.get(),
                            "Another question is " + place(change.state()) + " already."))
                    : write(question, change.state(), change.reason(), change.note(), batch)
                        .map(changed -> Outcome.done(changed.toModerators())));
  }

  /** The question that is where this one wants to go, where only one can be. */
  private static Future<Optional<Question>> taken(Question question, State state, Batch batch) {
    return state == State.ONSTAGE || state == State.NEXT
        ? QuestionStore.inPlace(batch.connection(), question.talk(), state)
        : Future.succeededFuture(Optional.empty());
  }

  private Future<Outcome> next(ModerationCommand.Next next, Batch batch) {
    return QuestionStore.inPlace(batch.connection(), next.talk(), State.ONSTAGE)
        .compose(
            onstage -> {
              var there = onstage.map(Question::id).orElse(null);
              if (!Objects.equals(there, next.onstage())) {
                return refused(
                    onstage
                        .map(
                            q ->
                                conflict(
                                    "stage-changed", q, "Another question is on stage by now."))
                        .orElseGet(
                            () ->
                                Problem.conflict(
                                    "stage-changed", "No question is on stage any more.")));
              }
              return turn(next, onstage, batch);
            });
  }

  private Future<Outcome> turn(
      ModerationCommand.Next next, Optional<Question> onstage, Batch batch) {
    return write(onstage, State.ANSWERED, batch)
        .compose(
            answered ->
                QuestionStore.mostWanted(batch.connection(), next.talk())
                    .compose(wanted -> write(wanted, State.ONSTAGE, batch))
                    .map(
                        now ->
                            Outcome.done(new ModerationCommand.Turn(view(answered), view(now)))));
  }

  private Future<Optional<Question>> write(Optional<Question> question, State state, Batch batch) {
    return question
        .map(q -> write(q, state, null, null, batch).map(Optional::of))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Future<Question> write(
      Question question, State state, @Nullable Reason reason, @Nullable String note, Batch batch) {
    return QuestionStore.change(
            batch.connection(), question.id(), state, question.version(), reason, note)
        .map(
            changed -> {
              var now = changed.orElseThrow();
              batch.append(
                  LiveQuestions.CHANGED,
                  LiveQuestions.topics(schedule, now.talk()),
                  new LiveQuestions.Changed(now, question.state()));
              return now;
            });
  }

  private static Question.@Nullable View view(Optional<Question> question) {
    return question.map(Question::toModerators).orElse(null);
  }

  private static Future<Outcome> refused(Problem problem) {
    return Future.succeededFuture(Outcome.refused(problem));
  }

  private static Problem stale(Question question, String detail) {
    return conflict("stale-version", question, detail);
  }

  private static Problem conflict(String type, Question question, String detail) {
    return Problem.conflict(type, detail).with("question", question.toModerators());
  }

  private static String place(State state) {
    return state == State.ONSTAGE ? "on stage" : "up next";
  }
}
