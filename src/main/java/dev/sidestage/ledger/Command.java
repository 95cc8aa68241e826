package dev.sidestage.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An intention to change the event: a record, checked before it is submitted.
 *
 * @param <A> what it is answered with
 */
public interface Command<A> {
  /** Sidestage itself: its clock, its settings. */
  UUID SIDESTAGE = new UUID(0, 0);

  /** Who gives it. Commands of one actor take effect in the order in which they came. */
  UUID actor();

  /** What makes a repeat recognisable, where the sender gave a key. */
  default @Nullable Idempotency idempotency() {
    return null;
  }

  /** About how many bytes it has: batches are bounded by it. */
  default int size() {
    return 200;
  }

  /** The class of its answer, to read the answer of a repeat; only where it may have a key. */
  default Class<A> answerType() {
    throw new UnsupportedOperationException(getClass() + " takes no idempotency key");
  }

  /**
   * A key that its sender made up, and a hash of what was sent under it.
   *
   * @param body SHA-256 of the request
   */
  record Idempotency(String key, String body) {}
}
