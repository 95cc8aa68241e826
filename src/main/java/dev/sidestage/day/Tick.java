package dev.sidestage.day;

import dev.sidestage.ledger.Command;
import java.time.Duration;
import java.util.UUID;

/**
 * The talk clock's command: whatever is due by now. A second one at the same time finds nothing
 * left to do.
 *
 * @param soon how long before its start a talk is announced
 */
record Tick(UUID actor, Duration soon) implements Command<Tick.Done> {
  /** It is done. */
  record Done() {}
}
