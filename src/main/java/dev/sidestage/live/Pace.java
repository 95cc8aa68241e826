package dev.sidestage.live;

/**
 * How often something may be made: four times a second, after a rest four times at once (a token
 * bucket). Immutable.
 *
 * @param left how many times more, when it was made last
 * @param at {@link System#nanoTime()} of then
 */
record Pace(double left, long at) {
  private static final int BURST = 4;
  private static final double PER_NANO = 4e-9;

  static Pace fresh() {
    return new Pace(BURST, System.nanoTime());
  }

  /** How long to wait before it is made again, in milliseconds. */
  long waitMillis() {
    var missing = 1 - leftNow();
    return missing <= 0 ? 0 : (long) Math.ceil(missing / PER_NANO / 1e6);
  }

  /** After it was made once more. */
  Pace taken() {
    return new Pace(Math.max(0, leftNow() - 1), System.nanoTime());
  }

  private double leftNow() {
    return Math.min(BURST, left + (System.nanoTime() - at) * PER_NANO);
  }
}
