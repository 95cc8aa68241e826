package dev.sidestage.access;

import dev.sidestage.ledger.Command;
import dev.sidestage.live.Writes;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The first organiser: the one of the settings or, at the very first start, one that is made. */
public final class Organiser {
  private static final Duration LIFE = Duration.ofDays(3_650);
  private static final String OF_SETTINGS = "SIDESTAGE_ORGANISER_TOKEN";
  private static final String FIRST = "first start";

  private Organiser() {}

  /**
   * Sees to it that there is an organiser, whose token this node knows once it is done.
   *
   * @param token of the settings; null where none is set
   * @return the token that was made, to be shown once; empty where none had to be
   */
  public static Future<Optional<String>> ensure(
      Writes writes, SqlClient database, @Nullable String token) {
    if (token != null) {
      return writes
          .submit(new GrantCommand.Settle(Command.SIDESTAGE, grant(OF_SETTINGS), Token.hash(token)))
          .map(Optional.empty());
    }
    return GrantStore.anyOrganiser(database)
        .compose(found -> found ? Future.succeededFuture(Optional.empty()) : make(writes));
  }

  private static Future<Optional<String>> make(Writes writes) {
    var made = Token.create();
    return writes
        .submit(new GrantCommand.Issue(Command.SIDESTAGE, grant(FIRST), Token.hash(made)))
        .map(Optional.of(made));
  }

  private static Grant grant(String label) {
    var now = Instant.now();
    return new Grant(
        UUID.randomUUID(), Role.ORGANISER, null, null, label, now, now.plus(LIFE), null);
  }
}
