package dev.sidestage.database;

/**
 * The embedded PostgreSQL can't do its work. The message is for the operator: what happened, and
 * what to do about it.
 */
public final class EmbeddedPostgresException extends Exception {
  private static final long serialVersionUID = 1;

  EmbeddedPostgresException(String message) {
    super(message);
  }

  EmbeddedPostgresException(String message, Throwable cause) {
    super(message, cause);
  }
}
