package dev.sidestage.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the database's tables up to date: {@code db/migration}, by Flyway. Blocking. */
public final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing. Several nodes may do so at once: one does it, the others wait.
   *
   * @throws FlywayException where the database can't be reached, or isn't ours
   */
  public static void apply(Database database) {
    var jdbc = database.jdbc();
    Flyway.configure()
        .dataSource(jdbc.url(), jdbc.user(), jdbc.password())
        .locations("classpath:db/migration")
        .connectRetries(5)
        .connectRetriesInterval(1)
        .load()
        .migrate();
  }
}
