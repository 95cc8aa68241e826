package dev.sidestage.invitations;

import dev.sidestage.live.Writes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the line move up where invitations have expired, which nobody's command tells of. Owns a
 * timer; two nodes' looking at once does no harm.
 */
public final class LineWatch extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(LineWatch.class);
  private static final Duration BETWEEN = Duration.ofSeconds(10);

  private final UUID id = UUID.randomUUID();
  private final Writes writes;
  private final SqlClient database;
  private boolean stopped;

  public LineWatch(Writes writes, SqlClient database) {
    this.writes = writes;
    this.database = database;
  }

  @Override
  public Future<?> start() {
    lookLater();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    return Future.succeededFuture();
  }

  private void lookLater() {
    vertx.timer(BETWEEN.toMillis(), TimeUnit.MILLISECONDS).onSuccess(timer -> look());
  }

  private void look() {
    if (stopped) {
      return;
    }
    InvitationStore.anyWaits(database)
        .compose(
            waits ->
                waits
                    ? writes.submit(new InvitationCommand.MoveUp(id)).mapEmpty()
                    : Future.succeededFuture())
        .onFailure(failure -> LOG.debug("The line is looked at later: {}", failure.toString()))
        .onComplete(looked -> lookLater());
  }
}
