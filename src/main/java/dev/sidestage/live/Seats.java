package dev.sidestage.live;

import dev.sidestage.web.Problem;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * How many streams a viewer and an address have open on this node, and may have. Thread-safe: all
 * event loops share it.
 */
public final class Seats {
  private final int perViewer;
  private final int perAddress;
  private final ConcurrentMap<UUID, Integer> byViewer = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();

  /**
   * @param perAddress a coarse guard only: a whole venue may share one
   */
  public Seats(int perViewer, int perAddress) {
    this.perViewer = perViewer;
    this.perAddress = perAddress;
  }

  /**
   * A seat for one more stream, to be given back.
   *
   * @param viewer null for one who has no identity
   * @throws Problem 429 where there is none left
   */
  Seat take(@Nullable UUID viewer, String address) {
    if (!take(byAddress, address, perAddress)) {
      throw full(
          "Your address has %d live streams open. End some, or come back later.", perAddress);
    }
    if (viewer != null && !take(byViewer, viewer, perViewer)) {
      giveBack(byAddress, address);
      throw full(
          "You have %d live streams open: end one first. One stream may follow many topics.",
          perViewer);
    }
    return new Seat(
        () -> {
          giveBack(byAddress, address);
          if (viewer != null) {
            giveBack(byViewer, viewer);
          }
        });
  }

  private static <K> boolean take(ConcurrentMap<K, Integer> taken, K key, int most) {
    if (taken.merge(key, 1, Integer::sum) <= most) {
      return true;
    }
    giveBack(taken, key);
    return false;
  }

  private static <K> void giveBack(ConcurrentMap<K, Integer> taken, K key) {
    taken.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1);
  }

  private static Problem full(String detail, int most) {
    return Problem.of(429, "too-many-streams", "Too many streams", detail.formatted(most));
  }
}
