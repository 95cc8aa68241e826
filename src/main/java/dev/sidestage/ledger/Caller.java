package dev.sidestage.ledger;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a question to another verticle came from: answers go back to that event loop. */
public final class Caller {
  private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

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
      answerOn(context, promise, result);
    }
  }

  private static <T> void answerOn(Context context, Promise<T> promise, AsyncResult<T> result) {
    try {
      context.runOnContext(v -> promise.handle(result));
    } catch (RejectedExecutionException e) {
      LOG.debug("Who asked has gone down meanwhile");
    }
  }
}
