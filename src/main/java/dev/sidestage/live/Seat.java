package dev.sidestage.live;

import java.util.concurrent.atomic.AtomicBoolean;

/** A stream's place among those that a viewer and an address may have. */
final class Seat {
  private final Runnable giveBack;
  private final AtomicBoolean left = new AtomicBoolean();

  Seat(Runnable giveBack) {
    this.giveBack = giveBack;
  }

  /** Gives it back; a repeat does nothing. */
  void leave() {
    if (!left.getAndSet(true)) {
      giveBack.run();
    }
  }
}
