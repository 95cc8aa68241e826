package dev.sidestage.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the database's tables up to date: {@code db/migration}, by Flyway. Blocking. */
public final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing. Several nodes may do so at once: one does it, the others wait.
   *
   * @throws DatabaseUnusable where it can't be reached, or doesn't let us in
   * @throws FlywayException where it isn't ours
   */
  public static void apply(Database database) throws DatabaseUnusable {
    var jdbc = database.jdbc();
    FirstContact.make(jdbc);
    Flyway.configure()
        .dataSource(jdbc.url(), jdbc.user(), jdbc.password())
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }
}
