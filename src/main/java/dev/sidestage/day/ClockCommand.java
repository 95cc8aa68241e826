package dev.sidestage.day;

import dev.sidestage.database.Rehearsals;
import dev.sidestage.ledger.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sets the clock of a rehearsal: absolute values, so that a repeat does nothing.
 *
 * @param now null: as it is
 * @param speed null: as it is; 0 stands still
 */
record ClockCommand(UUID actor, @Nullable Instant now, @Nullable Double speed)
    implements Command<Rehearsals.Clock> {}
