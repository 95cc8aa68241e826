package dev.sidestage.ledger;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** Where a question to another verticle came from: answers go back to that event loop. */
public final class Caller {
  private final @Nullable Context context;

  private Caller(@Nullable Context context) {
    this.context = context;
  }

  /** The event loop that runs this; outside of one, the answer comes on the answering thread. */
  public static Caller here() {
    return new Caller(Vertx.currentContext());
  }

  /** Completes the promise there. */
  public <T> void answer(Promise<T> promise, AsyncResult<T> result) {
    if (context == null) {
      promise.handle(result);
    } else {
      context.runOnContext(v -> promise.handle(result));
    }
  }
}
