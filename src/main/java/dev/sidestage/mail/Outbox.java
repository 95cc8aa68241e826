package dev.sidestage.mail;

import dev.sidestage.ledger.Batch;
import io.vertx.core.Future;
import java.util.List;

/** Where features post letters: in the transaction of what they tell of, or not at all. */
public final class Outbox {
  private Outbox() {}

  /** Posts letters: they are sent once the batch is committed. */
  public static Future<Void> post(List<Letter> letters, Batch batch) {
    return letters.isEmpty()
        ? Future.succeededFuture()
        : MailStore.insert(batch.connection(), letters, batch.now());
  }
}
