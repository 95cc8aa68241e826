package dev.sidestage.live;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/**
 * What all nodes are told and nobody keeps: who looks at what. It is a notification of PostgreSQL
 * with what is said in it, so it goes where the doorbell goes, and is lost where that is deaf. The
 * projections hear it.
 */
public final class Whispers {
  static final String CHANNEL = "sidestage_whisper";

  /** PostgreSQL takes less than 8,000 bytes. */
  private static final int LONGEST = 4_000;

  private static final String SAY = "SELECT pg_notify('" + CHANNEL + "', $1)";

  private final SqlClient database;

  public Whispers(SqlClient database) {
    this.database = database;
  }

  /** Says it to all nodes. Who doesn't hear it misses nothing that matters. */
  public Future<Void> say(String whisper) {
    if (whisper.length() > LONGEST) {
      throw new IllegalArgumentException("too long for a whisper: " + whisper.length());
    }
    return database.preparedQuery(SAY).execute(Tuple.of(whisper)).<Void>mapEmpty().otherwiseEmpty();
  }
}
