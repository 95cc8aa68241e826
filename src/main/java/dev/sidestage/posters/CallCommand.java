package dev.sidestage.posters;

import dev.sidestage.ledger.Command;
import java.util.UUID;

/** What the organiser settles about the call. */
public sealed interface CallCommand<A> extends Command<A> {
  /**
   * Opens or changes it, whole.
   *
   * @param version the one that was seen; 0 where there was none
   */
  record Put(UUID actor, Call call, int version) implements CallCommand<LiveCall.View> {}

  /**
   * Hands out a late link.
   *
   * @param tokenHash SHA-256 of its token, hexadecimal
   */
  record IssueLate(UUID actor, LateLink link, String tokenHash) implements CallCommand<LateLink> {}

  /** Takes a late link back; who used it keeps what they have. */
  record RevokeLate(UUID actor, UUID link) implements CallCommand<LateLink> {}
}
