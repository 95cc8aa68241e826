package dev.sidestage.schedule;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Settles who looks at what the settings name, one by one: it is rare. */
public final class SourceHandler implements CommandHandler<SourceCommand<?>> {
  @Override
  @SuppressWarnings("unchecked") // a class literal has no wildcard
  public Class<SourceCommand<?>> commands() {
    return (Class<SourceCommand<?>>) (Class<?>) SourceCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<SourceCommand<?>> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> carryOut(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private static Future<Outcome> carryOut(SourceCommand<?> command, Batch batch) {
    if (command instanceof SourceCommand.Claim claim) {
      return SourceStore.claim(batch.connection(), claim)
          .map(known -> Outcome.done(new SourceCommand.Turn(known)));
    }
    return SourceStore.note(batch.connection(), (SourceCommand.Note) command)
        .map(v -> Outcome.done(new SourceCommand.Noted()));
  }
}
