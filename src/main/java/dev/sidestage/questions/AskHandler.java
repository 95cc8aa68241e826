package dev.sidestage.questions;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks all of a batch in one statement. */
public final class AskHandler implements CommandHandler<Ask> {
  private final LiveSchedule schedule;

  public AskHandler(LiveSchedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public Class<Ask> commands() {
    return Ask.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<Ask> asks, Batch batch) {
    return QuestionStore.ask(batch.connection(), asks, batch.now())
        .map(
            asked -> {
              Map<UUID, Question> byId =
                  asked.stream().collect(Collectors.toMap(Question::id, Function.identity()));
              return asks.stream().map(ask -> outcome(byId.get(ask.question()), batch)).toList();
            });
  }

  private Outcome outcome(@Nullable Question question, Batch batch) {
    if (question == null) {
      return Outcome.refused(
          Problem.conflict(
              "no-questions", "This talk takes no questions: it is a break, or was cancelled."));
    }
    batch.append(
        LiveQuestions.ASKED,
        LiveQuestions.topics(schedule, question.talk()),
        new LiveQuestions.Changed(question, null));
    return Outcome.done(question.toAuthor());
  }
}
