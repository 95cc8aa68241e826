package dev.sidestage.questions;

import dev.sidestage.database.EventClock;
import dev.sidestage.ledger.Command;
import dev.sidestage.live.Feed;
import dev.sidestage.live.Writes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the windows of talks that are over, by the event's time: a source of commands like any
 * other. Every node has one; the ledger sees to it that each question is deferred once. Owns a
 * timer, and whether its last command is still under way.
 */
public final class WindowClock extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(WindowClock.class);
  private static final long GLANCE_MILLIS = 500;

  private final LiveQuestions questions;
  private final Feed feed;
  private final Writes writes;
  private final EventClock clock;
  private boolean busy;

  public WindowClock(LiveQuestions questions, Feed feed, Writes writes, EventClock clock) {
    this.questions = questions;
    this.feed = feed;
    this.writes = writes;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(GLANCE_MILLIS, timer -> look());
    return Future.succeededFuture();
  }

  private void look() {
    if (busy) {
      return;
    }
    busy = true;
    feed.read(() -> questions.waitsTooLong(clock.now()))
        .compose(
            due ->
                due
                    ? writes.submit(new CloseWindows(Command.SIDESTAGE)).<Void>mapEmpty()
                    : Future.succeededFuture())
        .onFailure(failure -> LOG.warn("Windows are closed a little later: {}", failure.toString()))
        .onComplete(done -> busy = false);
  }
}
