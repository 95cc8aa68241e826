package dev.sidestage.access;

import dev.sidestage.ledger.Command;
import java.util.UUID;

/** What changes grants. */
public sealed interface GrantCommand extends Command<Grant> {
  /**
   * Hands out a grant.
   *
   * @param tokenHash SHA-256 of its token, hexadecimal
   */
  record Issue(UUID actor, Grant grant, String tokenHash) implements GrantCommand {}

  /** Takes a grant back; nothing happens where it was revoked before. */
  record Revoke(UUID actor, UUID grant) implements GrantCommand {}

  /**
   * Makes the organiser's token of the settings the only one of its kind: the one that stood there
   * before opens nothing any more.
   */
  record Settle(UUID actor, Grant grant, String tokenHash) implements GrantCommand {}
}
