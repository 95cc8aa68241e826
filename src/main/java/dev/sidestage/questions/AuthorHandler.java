package dev.sidestage.questions;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out what authors do with their questions, one by one. A text that was approved and is
 * written anew goes back to a moderator: nobody gets approval for one text and shows another.
 */
public final class AuthorHandler implements CommandHandler<AuthorCommand> {
  private final LiveSchedule schedule;

  public AuthorHandler(LiveSchedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public Class<AuthorCommand> commands() {
    return AuthorCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<AuthorCommand> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> handle(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private Future<Outcome> handle(AuthorCommand command, Batch batch) {
    return QuestionStore.find(batch.connection(), command.question())
        .compose(
            found ->
                found
                    .filter(question -> question.author().equals(command.actor()))
                    .map(question -> change(question, command, batch))
                    .orElseGet(() -> Future.failedFuture(Conflicts.unknown(command.question()))))
        .map(question -> Outcome.done(question.toAuthor()))
        .recover(
            failure ->
                failure instanceof Problem problem
                    ? Future.succeededFuture(Outcome.refused(problem))
                    : Future.failedFuture(failure));
  }

  private Future<Question> change(Question question, AuthorCommand command, Batch batch) {
    if (question.version() != command.version()) {
      return Future.failedFuture(Conflicts.stale(question.toAuthor().withoutVotes()));
    }
    var moving = new Moving(schedule, batch, command.actor());
    if (command instanceof AuthorCommand.Edit edit) {
      return edit(question, edit.text(), moving, batch);
    }
    return moving.go(question, Move.to(State.WITHDRAWN, State.Who.AUTHOR));
  }

  private static Future<Question> edit(Question question, String text, Moving moving, Batch batch) {
    if (question.state() == State.PENDING) {
      return WordsStore.rewrite(batch.connection(), question, text, false)
          .map(now -> moving.tell(now, question));
    }
    if (!question.state().canBecome(State.PENDING, State.Who.AUTHOR)) {
      return Future.failedFuture(
          Conflicts.transition(
              question,
              State.Who.AUTHOR,
              "A question that is " + question.state().word() + " can't be edited."));
    }
    return WordsStore.rewrite(batch.connection(), question, text, false)
        .compose(now -> moving.go(now, Move.to(State.PENDING, State.Who.AUTHOR)));
  }
}
