package dev.sidestage.questions;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.Command;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.schedule.LiveSchedule;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Raises all flags of a batch in one statement, and takes back what has enough of them. */
public final class FlagHandler implements CommandHandler<FlagCommand> {
  private final LiveSchedule schedule;
  private final LiveRules rules;

  public FlagHandler(LiveSchedule schedule, LiveRules rules) {
    this.schedule = schedule;
    this.rules = rules;
  }

  @Override
  public Class<FlagCommand> commands() {
    return FlagCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<FlagCommand> flags, Batch batch) {
    var questions = flags.stream().map(FlagCommand::question).collect(Collectors.toSet());
    return VoteStore.standing(batch.connection(), questions)
        .compose(
            standing ->
                WordsStore.flag(batch.connection(), flags)
                    .compose(flagged -> consider(flagged, batch))
                    .map(
                        v ->
                            flags.stream()
                                .map(flag -> outcome(flag, standing.get(flag.question())))
                                .toList()));
  }

  private Future<Void> consider(List<Question> flagged, Batch batch) {
    var moving = new Moving(schedule, batch, Command.SIDESTAGE);
    var done = Future.<Void>succeededFuture();
    for (var question : flagged) {
      done = done.compose(v -> consider(question, moving, batch));
    }
    return done;
  }

  private Future<Void> consider(Question question, Moving moving, Batch batch) {
    var enough = schedule.talk(question.talk()).map(talk -> rules.of(talk.slot().room()).flags());
    if (enough.filter(limit -> limit > 0 && question.support().flags() >= limit).isPresent()
        && question.state().canBecome(State.PENDING, State.Who.VIEWER)) {
      return moving.go(question, Move.to(State.PENDING, State.Who.VIEWER)).mapEmpty();
    }
    batch.append(
        LiveQuestions.FLAGS,
        LiveQuestions.topics(schedule, question.talk()),
        new LiveQuestions.Flags(question.id(), question.talk(), question.support().flags()));
    return Future.succeededFuture();
  }

  private static Outcome outcome(FlagCommand flag, VoteStore.@Nullable Standing standing) {
    if (standing == null || !standing.seenByAll()) {
      return Outcome.refused(Conflicts.unknown(flag.question()));
    }
    if (standing.author().equals(flag.actor())) {
      return Outcome.refused(Conflicts.ownQuestion("One can't flag one's own question."));
    }
    if (!standing.state().takesVotes()) {
      return Outcome.refused(Conflicts.over(standing.state()));
    }
    return Outcome.done(new FlagCommand.Flagged(flag.question(), standing.talk(), true));
  }
}
