package dev.sidestage.stars;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * Writes all stars of a batch in two statements. Of several wishes of one viewer about one talk the
 * last one stands. They are nobody else's business, and so no entries of the log.
 */
public final class StarHandler implements CommandHandler<StarCommand<?>> {
  @Override
  @SuppressWarnings("unchecked") // a class literal has no wildcard
  public Class<StarCommand<?>> commands() {
    return (Class<StarCommand<?>>) (Class<?>) StarCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<StarCommand<?>> commands, Batch batch) {
    var done = StarStore.mark(batch.connection(), last(commands));
    for (var command : commands) {
      if (command instanceof StarCommand.NewCalendar calendar) {
        done =
            done.compose(
                v -> StarStore.putSecret(batch.connection(), calendar.actor(), calendar.secret()));
      }
    }
    return done.map(v -> commands.stream().map(StarHandler::outcome).toList());
  }

  private static Collection<StarCommand.Mark> last(List<StarCommand<?>> commands) {
    record Pair(UUID viewer, UUID talk) {}
    var last = new LinkedHashMap<Pair, StarCommand.Mark>();
    for (var command : commands) {
      if (command instanceof StarCommand.Mark mark) {
        last.put(new Pair(mark.actor(), mark.talk()), mark);
      }
    }
    return last.values();
  }

  private static Outcome outcome(StarCommand<?> command) {
    return command instanceof StarCommand.Mark mark
        ? Outcome.done(new StarCommand.Marked(mark.talk(), mark.starred()))
        : Outcome.done(new StarCommand.Calendar(((StarCommand.NewCalendar) command).secret()));
  }
}
