package dev.sidestage.schedule;

import dev.sidestage.ledger.Command;
import dev.sidestage.schedule.ScheduleSource.Validators;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What several nodes settle about looking at what the settings name. */
public sealed interface SourceCommand<A> extends Command<A> {
  /**
   * Asks whether it is one's turn to look; then it isn't another's until a while has passed.
   *
   * @param anyway an organiser wants it now
   */
  record Claim(UUID actor, String uri, Duration until, boolean anyway)
      implements SourceCommand<Turn> {}

  /**
   * Says what came of it.
   *
   * @param validators of what is loaded now
   * @param problem null where all is well
   */
  record Note(UUID actor, Validators validators, @Nullable String problem, boolean smaller)
      implements SourceCommand<Noted> {}

  /** Empty where it is another node's turn. */
  record Turn(Optional<Validators> known) {}

  /** It is noted. */
  record Noted() {}
}
