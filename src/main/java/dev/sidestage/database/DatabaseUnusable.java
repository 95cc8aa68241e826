package dev.sidestage.database;

/** The database of the settings can't be used. Its message is for the operator, without secrets. */
public final class DatabaseUnusable extends Exception {
  private static final long serialVersionUID = 1;

  DatabaseUnusable(Database.JdbcAddress address, Exception cause) {
    super(
        "the database %s can't be used: %s Check SIDESTAGE_DATABASE_URL."
            .formatted(address.name(), sentence(cause)),
        cause);
  }

  private static String sentence(Exception cause) {
    var message = String.valueOf(cause.getMessage()).strip();
    var deeper = cause.getCause() == null ? "" : String.valueOf(cause.getCause().getMessage());
    var whole = message.contains(deeper) ? message : message + " (" + deeper.strip() + ")";
    return whole.endsWith(".") ? whole : whole + ".";
  }
}
