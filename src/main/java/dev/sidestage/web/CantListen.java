package dev.sidestage.web;

import io.vertx.core.Future;
import java.util.function.Function;

/** A server that can't listen where it should. Its message is the reason, for the operator. */
public final class CantListen extends Exception {
  private static final long serialVersionUID = 1;

  private final int port;

  private CantListen(String host, int port, Throwable cause) {
    super("it can't listen on port %d of %s: %s".formatted(port, host, reason(cause)), cause);
    this.port = port;
  }

  /** For {@code recover}: says which port of which host, which the system's own failure doesn't. */
  static <T> Function<Throwable, Future<T>> on(String host, int port) {
    return failure -> Future.failedFuture(new CantListen(host, port, failure));
  }

  /** The port that was asked for. */
  public int port() {
    return port;
  }

  /** The native transport puts the call and its error number before the words. */
  private static String reason(Throwable cause) {
    var message = String.valueOf(cause.getMessage());
    return message.substring(message.lastIndexOf(": ") + 1).strip();
  }
}
