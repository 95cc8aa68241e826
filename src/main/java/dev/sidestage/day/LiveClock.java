package dev.sidestage.day;

import dev.sidestage.database.EventClock;
import dev.sidestage.database.Rehearsals;
import dev.sidestage.ledger.LogEntry;
import dev.sidestage.live.Frame;
import dev.sidestage.live.Frames;
import dev.sidestage.live.Projection;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Set;

/** Carries the clock of a rehearsal to this node, and to its readers. The feed's event loop. */
public final class LiveClock implements Projection {
  static final String CHANGED = "clock.changed";

  private final EventClock clock;

  public LiveClock(EventClock clock) {
    this.clock = clock;
  }

  /** What time it is at the event, and how quickly it passes. */
  record Shown(Instant now, double speed, boolean rehearsal) {
    static Shown of(EventClock clock) {
      return new Shown(clock.now(), clock.speed(), clock.isRehearsal());
    }
  }

  @Override
  public Set<String> kinds() {
    return Set.of(CHANGED);
  }

  @Override
  public Future<Runnable> load(SqlConnection snapshot) {
    return Rehearsals.current(snapshot).map(current -> () -> current.ifPresent(clock::follow));
  }

  @Override
  public void apply(LogEntry entry) {
    clock.follow(entry.dataAs(Rehearsals.Clock.class));
  }

  /** A reader that comes back is told what time it is now. */
  @Override
  public Frames frames(LogEntry entry) {
    return clock.isRehearsal() ? Frames.toAll(new Frame(CHANGED, Shown.of(clock))) : Frames.none();
  }
}
