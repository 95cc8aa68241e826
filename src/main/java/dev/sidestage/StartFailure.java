package dev.sidestage;

/** Sidestage can't start. Its message says why, and what to do. */
public final class StartFailure extends Exception {
  private static final long serialVersionUID = 1;

  StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
