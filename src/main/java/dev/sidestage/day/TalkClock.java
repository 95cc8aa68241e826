package dev.sidestage.day;

import dev.sidestage.database.EventClock;
import dev.sidestage.database.Rehearsals;
import dev.sidestage.ledger.Command;
import dev.sidestage.live.Feed;
import dev.sidestage.live.Writes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes talks live and ends them, by the event's time: a source of commands like any other. Owns
 * one timer, which rings when the next thing is due, and no state: after each ring it asks the read
 * model what is next.
 */
public final class TalkClock extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(TalkClock.class);

  /** A talk that was moved meanwhile is noticed after this long at most. */
  private static final Duration GLANCE = Duration.ofMillis(50);

  private static final Duration AFTER_A_TICK = Duration.ofMillis(10);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration BETWEEN_SYNCHRONISATIONS = Duration.ofSeconds(10);

  private final LiveNotices notices;
  private final Feed feed;
  private final Writes writes;
  private final EventClock clock;
  private final SqlClient database;
  private final Duration soon;
  private boolean stopped;

  public TalkClock(
      LiveNotices notices,
      Feed feed,
      Writes writes,
      EventClock clock,
      SqlClient database,
      Duration soon) {
    this.notices = notices;
    this.feed = feed;
    this.writes = writes;
    this.clock = clock;
    this.database = database;
    this.soon = soon;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(
        BETWEEN_SYNCHRONISATIONS.toMillis(),
        timer ->
            synchronise()
                .onFailure(
                    failure ->
                        LOG.debug("Can't ask the database for its time: {}", failure.toString())));
    look();
    return Future.succeededFuture();
  }

  private Future<Void> synchronise() {
    return clock
        .synchronise(database)
        .compose(
            v ->
                clock.isRehearsal()
                    ? Rehearsals.follow(database)
                    : Future.succeededFuture(Optional.<Rehearsals.Clock>empty()))
        .map(
            rehearsal -> {
              rehearsal.ifPresent(clock::follow);
              return null;
            });
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    return Future.succeededFuture();
  }

  private void look() {
    if (stopped) {
      return;
    }
    feed.read(() -> notices.nextDue(clock.now(), notices.soon(soon)))
        .compose(this::act)
        .onSuccess(this::lookIn)
        .onFailure(
            failure -> {
              LOG.warn("The talk clock tries again in a second: {}", failure.toString());
              lookIn(AFTER_FAILURE);
            });
  }

  /** Does what is due, and says when to look again. */
  private Future<Duration> act(Optional<Instant> due) {
    var wait = due.map(clock::until).orElse(GLANCE);
    if (!wait.isZero()) {
      return Future.succeededFuture(wait.compareTo(GLANCE) < 0 ? wait : GLANCE);
    }
    return writes.submit(new Tick(Command.SIDESTAGE, notices.soon(soon))).map(done -> AFTER_A_TICK);
  }

  private void lookIn(Duration wait) {
    vertx.timer(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS).onSuccess(timer -> look());
  }
}
