package dev.sidestage.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits, at the start, for a database that comes up beside us; not for long, since a process that
 * ends with a sentence is started again by whoever watches it. What no waiting mends, such as a
 * wrong password, is said at once. Blocking.
 */
final class FirstContact {
  private static final Logger LOG = LoggerFactory.getLogger(FirstContact.class);
  private static final int ATTEMPTS = 4;

  /** Classes of SQLSTATE: no connection, no room, and being started or stopped. */
  private static final Set<String> PASSING = Set.of("08", "53", "57");

  private FirstContact() {}

  /**
   * Returns once the database takes a connection: after 25 s at most, or not at all.
   *
   * @throws DatabaseUnusable with a sentence for the operator
   */
  static void make(Database.JdbcAddress address) throws DatabaseUnusable {
    for (var attempt = 1; ; attempt++) {
      try {
        DriverManager.getConnection(address.url(), address.user(), address.password()).close();
        return;
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !mayPass(e)) {
          throw new DatabaseUnusable(address, e);
        }
        LOG.info("The database isn't there yet: {}", e.getMessage());
      }
      pause(address);
    }
  }

  private static boolean mayPass(SQLException failure) {
    var state = String.valueOf(failure.getSQLState());
    return state.length() == 5
        && PASSING.contains(state.substring(0, 2))
        && !(failure.getCause() instanceof SSLException);
  }

  private static void pause(Database.JdbcAddress address) throws DatabaseUnusable {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnusable(address, e);
    }
  }
}
