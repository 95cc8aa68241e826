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
import java.util.UUID;
import java.util.function.Function;
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
    return Future.<Void>succeededFuture()
        .compose(v -> carryOut(command, batch))
        .map(Outcome::done)
        .recover(
            failure ->
                failure instanceof Problem problem
                    ? Future.succeededFuture(Outcome.refused(problem))
                    : Future.failedFuture(failure));
  }

  private Future<Object> carryOut(ModerationCommand<?> command, Batch batch) {
    var moving = new Moving(schedule, batch, command.actor());
    if (command instanceof ModerationCommand.Change change) {
      return change(change.question(), change.version(), batch, q -> moving.go(q, change.move()));
    } else if (command instanceof ModerationCommand.Reword reword) {
      return change(
          reword.question(), reword.version(), batch, q -> reword(q, reword.text(), batch, moving));
    } else if (command instanceof ModerationCommand.Undo undo) {
      return change(undo.question(), undo.version(), batch, moving::back);
    } else if (command instanceof ModerationCommand.Next next) {
      return next(next, batch, moving);
    }
    throw new IllegalArgumentException(command.getClass().getName());
  }

  private static Future<Object> change(
      UUID id, int version, Batch batch, Function<Question, Future<Question>> change) {
    return QuestionStore.find(batch.connection(), id)
        .compose(
            found -> {
              if (found.isEmpty()) {
                return Future.failedFuture(Conflicts.unknown(id));
              }
              var question = found.get();
              return question.version() == version
                  ? change.apply(question)
                  : Future.failedFuture(Conflicts.stale(question.toModerators()));
            })
        .map(Question::toModerators);
  }

  private static Future<Question> reword(
      Question question, String text, Batch batch, Moving moving) {
    if (!question.state().waits()
        && question.state() != State.ONSTAGE
        && question.state() != State.DEFERRED) {
      return Future.failedFuture(
          Conflicts.transition(
              question,
              State.Who.MODERATOR,
              "A question that is " + question.state().word() + " can't be edited."));
    }
    return WordsStore.rewrite(batch.connection(), question, text, true)
        .map(now -> moving.reworded(now, question))
        .map(now -> moving.tell(now, question));
  }

  private static Future<Object> next(ModerationCommand.Next next, Batch batch, Moving moving) {
    return QuestionStore.inPlace(batch.connection(), next.talk(), State.ONSTAGE)
        .compose(
            onstage ->
                Objects.equals(onstage.map(Question::id).orElse(null), next.onstage())
                    ? turn(next, onstage, batch, moving)
                    : Future.failedFuture(Conflicts.stageChanged(onstage)));
  }

  private static Future<Object> turn(
      ModerationCommand.Next next, Optional<Question> onstage, Batch batch, Moving moving) {
    return go(onstage, State.ANSWERED, moving)
        .compose(
            answered ->
                QuestionStore.mostWanted(batch.connection(), next.talk())
                    .compose(wanted -> go(wanted, State.ONSTAGE, moving))
                    .map(now -> new ModerationCommand.Turn(view(answered), view(now))));
  }

  private static Future<Optional<Question>> go(
      Optional<Question> question, State state, Moving moving) {
    return question
        .map(q -> moving.go(q, Move.to(state, State.Who.MODERATOR)).map(Optional::of))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private static Question.@Nullable View view(Optional<Question> question) {
    return question.map(Question::toModerators).orElse(null);
  }
}
