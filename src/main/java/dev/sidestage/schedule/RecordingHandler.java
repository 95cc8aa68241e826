package dev.sidestage.schedule;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Deed;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notes where talks can be seen afterwards, one by one: they are few. */
public final class RecordingHandler implements CommandHandler<SetRecording> {
  @Override
  public Class<SetRecording> commands() {
    return SetRecording.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<SetRecording> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done =
          done.compose(v -> ScheduleStore.setRecording(batch.connection(), command))
              .map(talk -> outcomes.add(outcome(command, talk, batch)))
              .mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private static Outcome outcome(SetRecording command, Optional<Talk> changed, Batch batch) {
    if (changed.isEmpty()) {
      return Outcome.refused(
          Problem.notFound("talk", "There is no talk '" + command.talk() + "'."));
    }
    var talk = changed.get();
    batch.audit(
        command.actor(),
        Deed.of("talk.recording")
            .in(talk.slot().room())
            .about(talk.id(), talk.content().title())
            .to(talk.recording() == null ? null : talk.recording().url()));
    batch.append(LiveSchedule.CHANGED, LiveSchedule.topics(talk), talk);
    return Outcome.done(talk);
  }
}
