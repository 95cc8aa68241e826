package dev.sidestage.questions;

import dev.sidestage.ledger.Command;
import java.util.UUID;

/** What the text of a question is changed by, and what its author may do with it. */
public sealed interface AuthorCommand extends Command<Question.View> {
  UUID question();

  /** The one that it is based on. */
  int version();

  /** Its author writes it anew: a moderator looks again. */
  record Edit(UUID actor, UUID question, int version, String text) implements AuthorCommand {}

  /** Its author takes it back. */
  record Withdraw(UUID actor, UUID question, int version) implements AuthorCommand {}
}
