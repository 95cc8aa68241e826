package dev.sidestage.day;

import dev.sidestage.database.Rehearsals;
import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Deed;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.live.Topic;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Room;
import dev.sidestage.schedule.Talk;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sets the clock of a rehearsal, for all nodes; everybody hears of it, whatever they follow. */
public final class ClockHandler implements CommandHandler<ClockCommand> {
  private final LiveSchedule schedule;

  public ClockHandler(LiveSchedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public Class<ClockCommand> commands() {
    return ClockCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<ClockCommand> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> set(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private Future<Outcome> set(ClockCommand command, Batch batch) {
    var now = command.now() == null ? batch.now().toInstant() : command.now();
    return Rehearsals.set(batch.connection(), now, command.speed())
        .map(
            set -> {
              if (set.isEmpty()) {
                return Outcome.refused(ClockRoutes.noRehearsal());
              }
              batch.audit(command.actor(), Deed.of("clock.set").to(now + " @" + set.get().speed()));
              batch.append(LiveClock.CHANGED, allTopics(), set.get());
              return Outcome.done(set.get());
            });
  }

  private List<String> allTopics() {
    return Stream.of(
            Stream.of(Topic.SCHEDULE),
            schedule.rooms().stream().map(Room::id).map(Topic::room),
            schedule.talks().stream().map(Talk::id).map(Topic::talk))
        .flatMap(topics -> topics)
        .toList();
  }
}
