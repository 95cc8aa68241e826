package dev.sidestage.ledger;

import io.vertx.core.Future;
import java.util.List;

/** The features' handlers, in the order in which a batch is carried out. Immutable. */
final class Handlers {
  private final List<CommandHandler<?>> handlers;

  Handlers(List<CommandHandler<?>> handlers) {
    this.handlers = List.copyOf(handlers);
  }

  Future<Void> carryOut(List<Submission> submissions, Batch batch) {
    var done = Future.<Void>succeededFuture();
    for (var run : Waves.of(submissions, this::indexOf)) {
      done = done.compose(v -> handle(handlers.get(run.handler()), run.submissions(), batch));
    }
    return done;
  }

  private static <C extends Command<?>> Future<Void> handle(
      CommandHandler<C> handler, List<Submission> run, Batch batch) {
    var commands = run.stream().map(s -> handler.commands().cast(s.command())).toList();
    return handler
        .handle(commands, batch)
        .map(
            outcomes -> {
              for (var i = 0; i < run.size(); i++) {
                run.get(i).outcome(outcomes.get(i));
              }
              return null;
            });
  }

  private int indexOf(Command<?> command) {
    for (var i = 0; i < handlers.size(); i++) {
      if (handlers.get(i).commands().isInstance(command)) {
        return i;
      }
    }
    throw new IllegalArgumentException("nobody handles " + command.getClass().getName());
  }
}
