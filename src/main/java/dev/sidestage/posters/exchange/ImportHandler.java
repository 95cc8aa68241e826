package dev.sidestage.posters.exchange;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Carries out imports, each in one statement. */
public final class ImportHandler implements CommandHandler<Import> {
  @Override
  public Class<Import> commands() {
    return Import.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<Import> imports, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var each : imports) {
      done =
          done.compose(v -> ExchangeStore.put(batch.connection(), each.brought(), batch.now()))
              .map(count -> outcomes.add(Outcome.done(new Import.Done(count))))
              .mapEmpty();
    }
    return done.map(v -> outcomes);
  }
}
