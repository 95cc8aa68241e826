package dev.sidestage.database;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import org.junit.jupiter.api.function.Executable;

/** What a failing action says. */
final class Failure {
  private Failure() {}

  /** Of an action that fails with a message for the operator. */
  static String of(Executable action) {
    return of(EmbeddedPostgresException.class, action);
  }

  static String of(Class<? extends Throwable> type, Executable action) {
    return Objects.requireNonNull(assertThrows(type, action).getMessage());
  }
}
