package dev.sidestage.questions;

import dev.sidestage.ledger.Command;
import java.util.UUID;

/**
 * The clock's command: what still waits in talks that are over is deferred. A second one at the
 * same time finds nothing left to do.
 */
record CloseWindows(UUID actor) implements Command<CloseWindows.Done> {
  /** It is done. */
  record Done() {}
}
