package dev.sidestage.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The event's time: PostgreSQL's, of which each node keeps the offset, or in a rehearsal one that
 * runs from another instant at another speed. Thread-safe.
 *
 * <p>In a rehearsal it is {@code start + (database time - began) * speed}, the same on all nodes
 * (see {@link Rehearsals}).
 */
public final class EventClock {
  private static final Duration LONG = Duration.ofDays(1);

  private volatile Rehearsals.@Nullable Clock rehearsal;

  /** Database time minus {@link System#nanoTime()}, in nanoseconds since the epoch. */
  private volatile long offset;

  private volatile long bestRoundTrip = Long.MAX_VALUE;

  public EventClock() {
    this.offset = nanos(Instant.now()) - System.nanoTime();
  }

  /** From now on it is another time, that goes by at another speed. */
  public void rehearse(Rehearsals.Clock made) {
    rehearsal = made;
  }

  /** In a rehearsal, the clock that all nodes go by from now on. */
  public void follow(Rehearsals.Clock made) {
    var before = rehearsal;
    if (before != null && !made.began().isBefore(before.began())) {
      rehearsal = made;
    }
  }

  /**
   * Measures the offset once more. Half of the round trip is its error, so that a quicker
   * measurement wins.
   */
  public Future<Void> synchronise(SqlClient client) {
    var sent = System.nanoTime();
    return client
        .query("SELECT clock_timestamp()")
        .execute()
        .map(
            rows -> {
              observe(sent, rows.iterator().next().getOffsetDateTime(0).toInstant());
              return null;
            });
  }

  private void observe(long sent, Instant database) {
    var roundTrip = System.nanoTime() - sent;
    if (roundTrip <= 2 * bestRoundTrip) {
      bestRoundTrip = Math.min(bestRoundTrip, roundTrip);
      offset = nanos(database) - (sent + roundTrip / 2);
    }
  }

  /** The event's time now. */
  public Instant now() {
    return at(database());
  }

  /** The database's time now, as far as this node knows it. */
  private Instant database() {
    return Instant.ofEpochSecond(0, System.nanoTime() + offset);
  }

  /** The event's time at a time of the database. */
  public Instant at(Instant database) {
    var made = rehearsal;
    if (made == null) {
      return database;
    }
    var passed = Duration.between(made.began(), database).toNanos();
    return made.start().plusNanos((long) (passed * made.speed()));
  }

  /** How long to wait until it is that time, a day at most; zero where it has passed. */
  public Duration until(Instant time) {
    var wait = Duration.between(now(), time);
    if (wait.isNegative() || wait.isZero()) {
      return Duration.ZERO;
    }
    var millis = wait.toNanos() / 1e6 / speed();
    return millis < LONG.toMillis() ? Duration.ofNanos((long) (millis * 1e6) + 1) : LONG;
  }

  /** Seconds of the event in a second of ours; 1 but in a rehearsal, where it may stand still. */
  public double speed() {
    var made = rehearsal;
    return made == null ? 1 : made.speed();
  }

  public boolean isRehearsal() {
    return rehearsal != null;
  }

  /** The database time in a row's column. */
  public OffsetDateTime at(OffsetDateTime database) {
    return at(database.toInstant()).atOffset(database.getOffset());
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }
}
