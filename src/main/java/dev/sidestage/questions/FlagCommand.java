package dev.sidestage.questions;

import dev.sidestage.ledger.Command;
import java.util.UUID;

/** A viewer finds a question rude. Enough of them take it back to a moderator. */
record FlagCommand(UUID actor, UUID question) implements Command<FlagCommand.Flagged> {
  /** It is noted; once, however often it is said. */
  record Flagged(UUID question, UUID talk, boolean flagged) {}
}
