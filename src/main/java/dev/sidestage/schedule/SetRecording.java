package dev.sidestage.schedule;

import dev.sidestage.ledger.Command;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says where a talk can be seen afterwards.
 *
 * @param recording null: nowhere any more
 */
public record SetRecording(UUID actor, UUID talk, Talk.@Nullable Recording recording)
    implements Command<Talk> {}
