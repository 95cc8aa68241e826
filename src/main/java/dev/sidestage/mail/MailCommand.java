package dev.sidestage.mail;

import dev.sidestage.ledger.Command;
import java.util.List;
import java.util.UUID;

/** What changes letters after they were posted. */
public sealed interface MailCommand<A> extends Command<A> {
  /**
   * Takes letters that are due, so that no other node sends them meanwhile.
   *
   * @param most how many
   * @param seconds for how long
   */
  record Claim(UUID actor, int most, int seconds) implements MailCommand<Claimed> {}

  /** The letters that one may send now. */
  record Claimed(List<Posted> letters) {}

  /** The mail server has taken it. */
  record Sent(UUID actor, UUID letter) implements MailCommand<Done> {}

  /** The mail server will never take it. */
  record Refused(UUID actor, UUID letter, String problem) implements MailCommand<Done> {}

  /** It couldn't be sent just now, and is tried again in so many seconds. */
  record Later(UUID actor, UUID letter, String problem, int seconds) implements MailCommand<Done> {}

  /** An organiser has passed it on in another way: it isn't sent any more. */
  record PassOn(UUID actor, UUID letter) implements MailCommand<Posted> {}

  /** It is to be sent at once, also where it was refused before. */
  record Again(UUID actor, UUID letter) implements MailCommand<Posted> {}

  /** It is noted. */
  record Done() {}
}
