package dev.sidestage.ledger;

import io.vertx.pgclient.PgException;
import java.io.UncheckedIOException;

/** What a failure of the database says, by SQLSTATE class. */
enum SqlFailure {
  /**
   * 22, 23: one command has a value that can't be, or breaks a constraint. Take the batch apart.
   */
  COMMAND,
  /** 40: rolled back for its neighbours' sake. Repeat. */
  REPEAT,
  /** Not of the database: a mistake of ours. Take the batch apart, so that it costs nobody else. */
  BUG,
  /** Anything else: the database isn't fit to write just now. */
  AWAY;

  static SqlFailure of(Throwable failure) {
    if (isBug(failure)) {
      return BUG;
    }
    if (!(failure instanceof PgException e) || e.getSqlState() == null) {
      return AWAY;
    }
    return switch (e.getSqlState().substring(0, 2)) {
      case "22", "23" -> COMMAND;
      case "40" -> REPEAT;
      default -> AWAY;
    };
  }

  private static boolean isBug(Throwable failure) {
    return failure instanceof NullPointerException
        || failure instanceof IllegalStateException
        || failure instanceof IllegalArgumentException
        || failure instanceof ClassCastException
        || failure instanceof IndexOutOfBoundsException
        || failure instanceof UncheckedIOException;
  }

  /**
   * Whether the database refused what it was asked for, so that it certainly didn't happen. Where
   * it ends the connection instead (08, 57), or fails itself (58, XX), it may have.
   */
  static boolean isRefusal(Throwable failure) {
    return failure instanceof PgException e
        && e.getSqlState() != null
        && !e.getSqlState().matches("(08|57|58|XX).*");
  }

  /** For the log: without the values, which are people's words. */
  static String describe(Throwable failure) {
    return failure instanceof PgException e
        ? "SQLSTATE " + e.getSqlState() + ", " + e.getErrorMessage()
        : failure.toString();
  }
}
