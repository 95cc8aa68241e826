package dev.sidestage.schedule;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Deed;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.live.Topic;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out what changes the event's settings, one by one. */
public final class EventHandler implements CommandHandler<ScheduleCommand.ChangeEvent> {
  @Override
  public Class<ScheduleCommand.ChangeEvent> commands() {
    return ScheduleCommand.ChangeEvent.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<ScheduleCommand.ChangeEvent> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done =
          done.compose(v -> ScheduleStore.changeEvent(batch.connection(), command))
              .map(settings -> outcomes.add(outcome(command, settings, batch)))
              .mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private static Outcome outcome(
      ScheduleCommand.ChangeEvent command, Optional<EventSettings> changed, Batch batch) {
    if (changed.isEmpty()) {
      return Outcome.refused(Problem.notFound("event", "There is no event yet."));
    }
    batch.append(LiveSchedule.EVENT, List.of(Topic.SCHEDULE), changed.get());
    batch.audit(command.actor(), Deed.of("event.changed").to(changed.get()));
    return Outcome.done(changed.get());
  }
}
