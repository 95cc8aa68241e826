package dev.sidestage.questions;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.Command;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Deed;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.schedule.LiveSchedule;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Defers what waits in talks that are over, all of it in one statement. */
public final class CloseHandler implements CommandHandler<CloseWindows> {
  private final LiveSchedule schedule;
  private final Rules settings;

  public CloseHandler(LiveSchedule schedule, Rules settings) {
    this.schedule = schedule;
    this.settings = settings;
  }

  @Override
  public Class<CloseWindows> commands() {
    return CloseWindows.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<CloseWindows> commands, Batch batch) {
    return AskStore.waiting(batch.connection(), batch.now())
        .map(
            places ->
                places.values().stream()
                    .filter(place -> isOver(place, batch))
                    .map(place -> place.talk().id())
                    .toList())
        .compose(talks -> defer(talks, batch))
        .map(v -> commands.stream().map(each -> Outcome.done(new CloseWindows.Done())).toList());
  }

  private boolean isOver(AskStore.Place place, Batch batch) {
    return place.window(settings).isOver(place.talk(), batch.now().toInstant());
  }

  private Future<Void> defer(List<UUID> talks, Batch batch) {
    if (talks.isEmpty()) {
      return Future.succeededFuture();
    }
    return MoveStore.defer(batch.connection(), talks)
        .map(
            deferred -> {
              deferred.forEach(question -> tell(question, batch));
              return null;
            });
  }

  private void tell(Question question, Batch batch) {
    batch.audit(
        Command.SIDESTAGE,
        Deed.of("question.state")
            .in(schedule.talk(question.talk()).map(talk -> talk.slot().room()).orElse(null))
            .about(question.id(), question.words().text())
            .from(
                question.standing().previous() == null
                    ? null
                    : question.standing().previous().word())
            .to(question.state().word()));
    batch.append(
        LiveQuestions.CHANGED,
        LiveQuestions.topics(schedule, question.talk()),
        new LiveQuestions.Changed(question, LiveQuestions.Sight.of(question)));
  }
}
