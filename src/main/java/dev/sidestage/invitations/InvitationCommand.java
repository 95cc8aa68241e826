package dev.sidestage.invitations;

import dev.sidestage.access.Grant;
import dev.sidestage.ledger.Command;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to invitations. */
public sealed interface InvitationCommand<A> extends Command<A> {
  /**
   * Invites people, as far as there is room; the others wait in line. Who is known is left alone.
   */
  record Invite(UUID actor, List<Person> people, Invitation.Source source)
      implements InvitationCommand<Invited> {}

  /** What became of those who were to be invited. */
  record Invited(int issued, int waiting, int known) {}

  /** Somebody asks to be invited. */
  record Apply(UUID actor, Person person, String reason) implements InvitationCommand<Applied> {}

  /** It is noted; whether somebody had asked before isn't said. */
  record Applied() {}

  /** Issues it anew: another link, in the place of the one before. */
  record Issue(UUID actor, UUID invitation) implements InvitationCommand<Invitation> {}

  /** Takes it back, and the grant that was made of it. */
  record Revoke(UUID actor, UUID invitation) implements InvitationCommand<Invitation> {}

  /**
   * Makes a grant of it.
   *
   * @param actor the viewer whose it becomes
   * @param tokenHash the hash of the invitation's token
   * @param grant to be, with the hash of its token
   */
  record Redeem(UUID actor, String tokenHash, Grant grant, String grantHash)
      implements InvitationCommand<Grant> {}

  /** Settles how many may come, and where to. */
  record Settle(UUID actor, Settings settings) implements InvitationCommand<Settings> {}

  /** Looks whether there is room by now for those who wait. */
  record MoveUp(UUID actor) implements InvitationCommand<Invited> {}

  /** One who is invited tells the others who they are, or, with null, takes that back. */
  record Introduce(UUID actor, @Nullable Attendee attendee) implements InvitationCommand<Applied> {}
}
