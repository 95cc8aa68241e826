package dev.sidestage.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sidestage.web.Problem;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How often one may do a thing: per viewer, and per address, since a new viewer costs nothing. An
 * address may do as much as some busy viewers: a venue shares one.
 *
 * <p>Each is one number, the time at which all that was done will have been waited for (GCRA, a
 * leaky bucket). This node's memory, bounded; forgotten at a restart. Thread-safe.
 */
public final class Rates {
  private static final int REMEMBERED = 100_000;

  private final Function<RoutingContext, String> addresses;
  private final int viewersPerAddress;
  private final LongSupplier nanos;

  /**
   * @param viewersPerAddress 0: addresses are not looked at
   * @param nanos a clock that goes on, in nanoseconds
   */
  public Rates(
      Function<RoutingContext, String> addresses, int viewersPerAddress, LongSupplier nanos) {
    this.addresses = addresses;
    this.viewersPerAddress = viewersPerAddress;
    this.nanos = nanos;
  }

  /**
   * A limit for one kind of thing.
   *
   * @param every what one viewer waits for each in the long run; zero: no limit
   * @param burst how many may be done at once
   * @param what as in "You ask too often"
   */
  public Limit limit(String what, Duration every, int burst) {
    return new Limit(what, every, burst);
  }

  /** One kind of thing. */
  public final class Limit {
    private final String what;
    private final Bucket viewers;
    private final Bucket everybody;

    private Limit(String what, Duration every, int burst) {
      this.what = what;
      this.viewers = new Bucket(every.toNanos(), burst);
      this.everybody =
          viewersPerAddress == 0
              ? new Bucket(0, 1)
              : new Bucket(every.toNanos() / viewersPerAddress, burst * viewersPerAddress);
    }

    /**
     * Counts one more.
     *
     * @param viewer null where there is none yet
     * @throws Problem 429, with when to try again
     */
    public void check(RoutingContext request, @Nullable UUID viewer) {
      var now = nanos.getAsLong();
      var network = Addresses.network(addresses.apply(request));
      var wait = viewer == null ? 0 : viewers.wait(viewer, now);
      if (wait > 0) {
        throw Problem.tooMany("You " + what + " too often.", seconds(wait));
      }
      wait = everybody.wait(network, now);
      if (wait > 0) {
        throw Problem.tooMany(
            "From your network, people " + what + " too often just now.", seconds(wait));
      }
    }

    private static long seconds(long nanos) {
      return Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
    }
  }

  /** Who has done how much lately. */
  private static final class Bucket {
    private final long every;
    private final long allowance;
    private final Cache<Object, Long> until;

    Bucket(long every, int burst) {
      this.every = every;
      this.allowance = every * (burst - 1L);
      this.until =
          Caffeine.newBuilder()
              .maximumSize(REMEMBERED)
              .expireAfterWrite(Duration.ofNanos(Math.max(1, every * burst)))
              .build();
    }

    /** Counts one more, or says how long to wait for it, in nanoseconds. */
    long wait(Object who, long now) {
      if (every == 0) {
        return 0;
      }
      var refused = new long[1];
      until
          .asMap()
          .compute(
              who,
              (key, known) -> {
                var busy = known == null || known < now ? now : known;
                refused[0] = Math.max(0, busy - now - allowance);
                return refused[0] > 0 ? known : (Long) (busy + every);
              });
      return refused[0];
    }
  }
}
