package dev.sidestage.questions;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.Deed;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * Mutes and bans, in a batch. Who is muted is told so when they ask. Who is banned goes on seeing
 * their own questions as they were, and nobody else sees them: they are hidden, and leave the
 * stage.
 */
final class Restraining {
  private final LiveSchedule schedule;
  private final Batch batch;

  Restraining(LiveSchedule schedule, Batch batch) {
    this.schedule = schedule;
    this.batch = batch;
  }

  Future<Desk.Restraint> set(SharingCommand.Restrain command, Question question, String room) {
    var minutes = command.minutes();
    var restraint =
        new Desk.Restraint(
            command.id(),
            command.kind(),
            question.id(),
            command.by(),
            minutes == null ? null : batch.now().plusMinutes(minutes));
    batch.audit(
        command.actor(),
        Deed.of("viewer." + command.kind().word())
            .in(room)
            .about(question.id(), question.words().text())
            .to(restraint.until()));
    var held = new RestraintStore.Held(question.author(), room, restraint);
    return RestraintStore.insert(batch.connection(), held)
        .compose(v -> hide(command, question.author()))
        .map(
            v -> {
              SharingHandler.tell(new Desk.Part.Restrained(room, restraint), batch);
              return restraint;
            });
  }

  private Future<Void> hide(SharingCommand.Restrain command, UUID viewer) {
    return command.kind() == Desk.Restraint.Kind.BAN
        ? leavePlaces(command, viewer).compose(v -> hide(viewer, true))
        : Future.succeededFuture();
  }

  private Future<Void> leavePlaces(SharingCommand.Restrain command, UUID viewer) {
    return RestraintStore.inPlaces(batch.connection(), viewer)
        .compose(
            there -> {
              var moving = new Moving(schedule, batch, command.actor());
              var gone = Future.<Void>succeededFuture();
              for (var question : there) {
                var back = Move.to(State.APPROVED, State.Who.MODERATOR);
                gone = gone.compose(v -> moving.go(question, back)).mapEmpty();
              }
              return gone;
            });
  }

  private Future<Void> hide(UUID viewer, boolean hidden) {
    return RestraintStore.hide(batch.connection(), viewer, hidden)
        .map(
            changed -> {
              changed.forEach(question -> append(question, hidden));
              return null;
            });
  }

  private void append(Question now, boolean hidden) {
    var was = now.hidden(!hidden);
    batch.append(
        LiveQuestions.CHANGED,
        LiveQuestions.topics(schedule, now.talk()),
        new LiveQuestions.Changed(now, LiveQuestions.Sight.of(was)));
  }

  Future<Desk.Part.Lifted> lift(SharingCommand.Lift command) {
    return RestraintStore.lift(batch.connection(), command.restraint())
        .compose(
            lifted ->
                lifted
                    .map(held -> show(held).map(v -> lifted(command, held)))
                    .orElseGet(
                        () ->
                            Future.failedFuture(
                                Problem.notFound(
                                    "restraint",
                                    "There is no restraint '"
                                        + command.restraint()
                                        + "', or not any more."))));
  }

  /** Shown again where no other ban holds. */
  private Future<Void> show(RestraintStore.Held held) {
    return held.restraint().kind() == Desk.Restraint.Kind.BAN
        ? RestraintStore.isBanned(batch.connection(), held.viewer())
            .compose(banned -> banned ? Future.succeededFuture() : hide(held.viewer(), false))
        : Future.succeededFuture();
  }

  private Desk.Part.Lifted lifted(SharingCommand.Lift command, RestraintStore.Held held) {
    var restraint = held.restraint();
    batch.audit(
        command.actor(),
        Deed.of("viewer.lifted")
            .in(held.room())
            .about(restraint.question(), null)
            .from(restraint.kind().word()));
    return SharingHandler.tell(new Desk.Part.Lifted(held.room(), restraint.id()), batch);
  }
}
