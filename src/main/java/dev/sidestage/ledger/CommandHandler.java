package dev.sidestage.ledger;

import io.vertx.core.Future;
import java.util.List;

/**
 * How a feature carries out its commands, within the ledger's transaction and under the log's lock.
 *
 * @param <C> the kind of command, the superinterface of a feature's records
 */
public interface CommandHandler<C extends Command<?>> {
  Class<C> commands();

  /**
   * Carries out the commands, in their order where that matters, with as few statements as it can.
   *
   * @return an outcome per command, in their order. A failed future fails the whole batch: it is
   *     for the database's failures only
   */
  Future<List<Outcome>> handle(List<C> commands, Batch batch);
}
