package dev.sidestage.invitations;

import dev.sidestage.access.GrantHandler;
import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Carries out what happens to invitations, one by one, and lets the line move up after each. */
public final class InvitationHandler implements CommandHandler<InvitationCommand<?>> {
  private final Supplier<URI> publicUrl;

  /**
   * @param publicUrl what the letters' links begin with
   */
  public InvitationHandler(Supplier<URI> publicUrl) {
    this.publicUrl = publicUrl;
  }

  @Override
  @SuppressWarnings("unchecked") // a class literal has no wildcard
  public Class<InvitationCommand<?>> commands() {
    return (Class<InvitationCommand<?>>) (Class<?>) InvitationCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<InvitationCommand<?>> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> handle(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private Future<Outcome> handle(InvitationCommand<?> command, Batch batch) {
    if (command instanceof InvitationCommand.Invite invite) {
      return invite(invite, batch);
    } else if (command instanceof InvitationCommand.Apply apply) {
      return InvitationStore.add(
              batch.connection(),
              List.of(apply.person()),
              apply.reason(),
              Invitation.Source.APPLICATION,
              Invitation.State.APPLIED,
              batch.now())
          .map(Outcome.done(new InvitationCommand.Applied()));
    } else if (command instanceof InvitationCommand.Issue issue) {
      return found(
          issue.invitation(), batch, invitation -> issue(invitation, issue.actor(), batch));
    } else if (command instanceof InvitationCommand.Revoke revoke) {
      return found(
          revoke.invitation(), batch, invitation -> revoke(invitation, revoke.actor(), batch));
    } else if (command instanceof InvitationCommand.Redeem redeem) {
      return redeem(redeem, batch);
    } else if (command instanceof InvitationCommand.Settle settle) {
      return settle(settle.settings(), batch);
    } else if (command instanceof InvitationCommand.MoveUp) {
      return moveUp(batch).map(issued -> Outcome.done(new InvitationCommand.Invited(issued, 0, 0)));
    } else if (command instanceof InvitationCommand.Introduce introduce) {
      return introduce(introduce, batch);
    }
    throw new IllegalArgumentException(command.getClass().getName());
  }

  private Future<Integer> moveUp(Batch batch) {
    return Line.moveUp(publicUrl.get(), batch);
  }

  private Future<Outcome> invite(InvitationCommand.Invite invite, Batch batch) {
    return InvitationStore.add(
            batch.connection(),
            invite.people(),
            null,
            invite.source(),
            Invitation.State.WAITING,
            batch.now())
        .compose(
            added ->
                moveUp(batch)
                    .map(
                        issued ->
                            Outcome.done(
                                new InvitationCommand.Invited(
                                    Math.min(issued, added),
                                    Math.max(0, added - issued),
                                    invite.people().size() - added))));
  }

  private static Future<Outcome> found(
      UUID id, Batch batch, Function<Invitation, Future<Outcome>> act) {
    return InvitationStore.one(batch.connection(), id, batch.now())
        .compose(
            found ->
                found
                    .map(act)
                    .orElseGet(
                        () ->
                            refused(
                                Problem.notFound(
                                    "invitation", "There is no invitation '" + id + "'."))));
  }

  /** Anew, where it has a seat already; else in line. */
  private Future<Outcome> issue(Invitation invitation, UUID actor, Batch batch) {
    var client = batch.connection();
    var seated =
        invitation.state() == Invitation.State.ISSUED
            || invitation.state() == Invitation.State.SENT;
    if (seated) {
      return InvitationStore.settings(client)
          .compose(
              settings ->
                  Line.issue(
                      List.of(new InvitationStore.Turn(invitation.id(), invitation.person())),
                      settings,
                      publicUrl.get(),
                      batch))
          .compose(v -> now(invitation.id(), batch));
    }
    return takeBack(invitation, actor, batch)
        .compose(v -> InvitationStore.queue(client, invitation.id()))
        .compose(v -> moveUp(batch))
        .compose(v -> now(invitation.id(), batch));
  }

  private Future<Outcome> revoke(Invitation invitation, UUID actor, Batch batch) {
    return takeBack(invitation, actor, batch)
        .compose(v -> InvitationStore.revoke(batch.connection(), invitation.id()))
        .compose(v -> moveUp(batch))
        .compose(v -> now(invitation.id(), batch));
  }

  /** The grant that was made of it opens nothing any more. */
  private static Future<Void> takeBack(Invitation invitation, UUID actor, Batch batch) {
    return InvitationStore.grantOf(batch.connection(), invitation.id())
        .compose(
            grant ->
                grant
                    .map(id -> GrantHandler.takeBack(id, actor, batch))
                    .orElseGet(Future::succeededFuture));
  }

  private static Future<Outcome> now(UUID invitation, Batch batch) {
    return InvitationStore.one(batch.connection(), invitation, batch.now())
        .map(found -> Outcome.done(found.orElseThrow()));
  }

  private static Future<Outcome> redeem(InvitationCommand.Redeem redeem, Batch batch) {
    return InvitationStore.redeemable(batch.connection(), redeem.tokenHash(), batch.now())
        .compose(
            found -> {
              if (found.isEmpty()) {
                return refused(unknown());
              }
              var there = found.get();
              return there.redeemed() && !redeem.actor().equals(there.viewer())
                  ? refused(usedElsewhere())
                  : redeem(there, redeem, batch);
            });
  }

  /** Once more by the same person: the grant that they had makes way for another. */
  private static Future<Outcome> redeem(
      InvitationStore.Redeemable there, InvitationCommand.Redeem redeem, Batch batch) {
    var before = there.grant();
    var cleared =
        before == null
            ? Future.<Void>succeededFuture()
            : GrantHandler.takeBack(before, redeem.actor(), batch);
    return cleared
        .compose(
            v -> GrantHandler.handOut(redeem.grant(), redeem.grantHash(), redeem.actor(), batch))
        .compose(
            grant ->
                InvitationStore.redeem(batch.connection(), there.id(), redeem.actor(), grant.id())
                    .map(Outcome.done(grant)));
  }

  private Future<Outcome> settle(Settings settings, Batch batch) {
    return InvitationStore.settings(batch.connection())
        .compose(
            before ->
                before.version() == settings.version()
                    ? InvitationStore.settle(batch.connection(), settings)
                        .compose(now -> moveUp(batch).map(v -> Outcome.done(now)))
                    : refused(
                        Problem.conflict(
                            "stale-version",
                            "Somebody changed these settings meanwhile: they are at version "
                                + before.version()
                                + ". Look at them again.")));
  }

  private static Future<Outcome> introduce(InvitationCommand.Introduce introduce, Batch batch) {
    var attendee = introduce.attendee();
    if (attendee == null) {
      return AttendeeStore.remove(batch.connection(), introduce.actor())
          .map(Outcome.done(new InvitationCommand.Applied()));
    }
    return AttendeeStore.put(batch.connection(), introduce.actor(), attendee)
        .map(
            taken ->
                taken
                    ? Outcome.done(new InvitationCommand.Applied())
                    : Outcome.refused(
                        Problem.conflict(
                            "no-invitation",
                            "Only who came by an invitation has a place in the directory.")));
  }

  private static Future<Outcome> refused(Problem problem) {
    return Future.succeededFuture(Outcome.refused(problem));
  }

  /** The same for one that never was, was revoked, was replaced or has expired. */
  private static Problem unknown() {
    return Problem.notFound(
        "invitation",
        "This invitation isn't valid, or not any more. Ask an organiser for a new one.");
  }

  private static Problem usedElsewhere() {
    return Problem.conflict(
        "invitation-used",
        "This invitation was opened in another browser first. Go on there, or ask an organiser for a new one.");
  }
}
