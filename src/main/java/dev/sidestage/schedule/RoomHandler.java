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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries out what changes rooms, one by one: they are few. */
public final class RoomHandler implements CommandHandler<ScheduleCommand.ChangeRoom> {
  @Override
  public Class<ScheduleCommand.ChangeRoom> commands() {
    return ScheduleCommand.ChangeRoom.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<ScheduleCommand.ChangeRoom> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done =
          done.compose(v -> ScheduleStore.changeRoom(batch.connection(), command))
              .map(room -> outcomes.add(outcome(command, room, batch)))
              .mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private static Outcome outcome(
      ScheduleCommand.ChangeRoom command, Optional<Room> changed, Batch batch) {
    if (changed.isEmpty()) {
      return Outcome.refused(
          Problem.notFound("room", "There is no room '" + command.room() + "'."));
    }
    var room = changed.get();
    batch.audit(command.actor(), Deed.of("room.changed").in(room.id()).to(changes(command)));
    batch.append(LiveSchedule.ROOM, List.of(Topic.SCHEDULE, Topic.room(room.id())), room);
    return Outcome.done(room);
  }

  private static String changes(ScheduleCommand.ChangeRoom command) {
    return Stream.of(
            command.stream() == null ? null : "stream " + command.stream(),
            command.moderated() == null ? null : "moderated " + command.moderated(),
            command.automatic() == null ? null : "automatic " + command.automatic(),
            command.streamDelay() == null ? null : "stream delay " + command.streamDelay())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }
}
