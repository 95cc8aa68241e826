package dev.sidestage.webhooks;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Deed;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Carries out what organisers do to webhooks, one by one: they are few. */
public final class WebhookHandler implements CommandHandler<WebhookCommand> {
  @Override
  public Class<WebhookCommand> commands() {
    return WebhookCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<WebhookCommand> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done =
          done.compose(v -> write(command, batch))
              .map(rows -> outcomes.add(outcome(command, rows, batch)))
              .mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private static Future<Integer> write(WebhookCommand command, Batch batch) {
    if (command instanceof WebhookCommand.Make make) {
      return WebhookStore.make(batch, make);
    } else if (command instanceof WebhookCommand.Remove remove) {
      return WebhookStore.remove(batch.connection(), remove.id());
    } else if (command instanceof WebhookCommand.Test test) {
      return WebhookStore.test(batch.connection(), test.id(), batch.now());
    } else if (command instanceof WebhookCommand.Replay replay) {
      return WebhookStore.replay(batch.connection(), replay);
    }
    throw new IllegalArgumentException(command.getClass().getName());
  }

  private static Outcome outcome(WebhookCommand command, int rows, Batch batch) {
    if (rows == 0) {
      return Outcome.refused(
          Problem.notFound(
              "webhook", "There is no such webhook or delivery. GET /api/webhooks lists them."));
    }
    var name = command instanceof WebhookCommand.Make make ? make.name() : null;
    var kind = "webhook." + command.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    batch.audit(command.actor(), Deed.of(kind).about(command.id(), name));
    return Outcome.done(new WebhookCommand.Done(command.id()));
  }
}
