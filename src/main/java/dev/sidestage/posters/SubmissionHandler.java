package dev.sidestage.posters;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.mail.Outbox;
import dev.sidestage.posters.files.FileStore;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what authors do, by the call as it is in this transaction: a deadline that was just
 * moved counts. A letter that tells of it is posted with it.
 */
public final class SubmissionHandler implements CommandHandler<SubmissionCommand> {
  /** Somebody's submissions that aren't withdrawn. */
  static final int PER_ADDRESS = 10;

  /** How long a request may wait in a ledger's queue: what says it is older has made that up. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public Class<SubmissionCommand> commands() {
    return SubmissionCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<SubmissionCommand> commands, Batch batch) {
    return CallStore.find(batch.connection())
        .compose(
            known -> {
              if (known.isEmpty()) {
                return Future.succeededFuture(
                    commands.stream().map(command -> Outcome.refused(LiveCall.none())).toList());
              }
              return handle(commands, known.get().call(), batch);
            });
  }

  private static Future<List<Outcome>> handle(
      List<SubmissionCommand> commands, Call call, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done =
          done.compose(v -> handle(command, call, batch))
              .recover(SubmissionHandler::refused)
              .map(outcomes::add)
              .mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  /** A condition that didn't hold; the database's failures go on their way. */
  private static Future<Outcome> refused(Throwable failure) {
    return failure instanceof Problem problem
        ? Future.succeededFuture(Outcome.refused(problem))
        : Future.failedFuture(failure);
  }

  private static Future<Outcome> handle(SubmissionCommand command, Call call, Batch batch) {
    if (command instanceof SubmissionCommand.Submit submit) {
      return submit(submit, call, batch);
    } else if (command instanceof SubmissionCommand.Revise revise) {
      return own(revise.key(), revise, call, batch)
          .compose(submission -> revise(submission, revise, call, batch));
    } else if (command instanceof SubmissionCommand.Withdraw withdraw) {
      return own(withdraw.key(), withdraw, call, batch)
          .compose(submission -> withdraw(submission, withdraw, call, batch));
    } else if (command instanceof SubmissionCommand.Attach attach) {
      return own(attach.key(), attach, call, batch)
          .compose(submission -> attach(submission, attach, batch));
    } else if (command instanceof SubmissionCommand.Confirm confirm) {
      return confirm(confirm, batch);
    }
    throw new IllegalArgumentException(command.getClass().getName());
  }

  private static Future<Outcome> submit(SubmissionCommand.Submit submit, Call call, Batch batch) {
    if (!submit.draft()) {
      Rules.check(submit.content(), call);
    }
    return admit(submit, call, batch)
        .compose(
            late ->
                SubmissionStore.insert(
                    batch.connection(),
                    submit,
                    late.map(LateLink::expiresAt).orElse(null),
                    batch.now(),
                    PER_ADDRESS))
        .compose(
            inserted ->
                inserted.isEmpty()
                    ? Future.failedFuture(tooMany(submit.content().email()))
                    : Outbox.post(
                            List.of(Letters.received(inserted.get(), call, submit.link())), batch)
                        .map(v -> Outcome.done(inserted.get())));
  }

  /** In time, or by a late link, which is used up. */
  private static Future<Optional<LateLink>> admit(
      SubmissionCommand.Submit submit, Call call, Batch batch) {
    var arrived = arrival(submit, batch);
    if (!call.deadline().isPast(arrived.toInstant())) {
      return Future.succeededFuture(Optional.empty());
    }
    if (submit.lateHash() == null) {
      return Future.failedFuture(closed(call, arrived, null));
    }
    return LateLinkStore.use(batch.connection(), submit.lateHash(), submit.submission(), arrived)
        .compose(
            late ->
                late.isPresent()
                    ? Future.succeededFuture(late)
                    : Future.failedFuture(closed(call, arrived, null)));
  }

  /** The submission of a private link, where it may still be changed. */
  private static Future<Submission> own(
      String key, SubmissionCommand command, Call call, Batch batch) {
    return SubmissionStore.byKey(batch.connection(), key)
        .compose(
            found -> {
              var arrived = arrival(command, batch);
              if (found.isEmpty()) {
                return Future.failedFuture(unknownLink());
              }
              return found.get().isClosed(call, arrived)
                  ? Future.failedFuture(closed(call, arrived, found.get().lateUntil()))
                  : Future.succeededFuture(found.get());
            });
  }

  private static Future<Outcome> revise(
      Submission submission, SubmissionCommand.Revise revise, Call call, Batch batch) {
    if (submission.version() != revise.version()) {
      return Future.failedFuture(
          Problem.conflict(
              "stale-version",
              "This submission was changed in another window: it is at version "
                  + submission.version()
                  + ". Look at it again."));
    }
    if (!revise.draft()) {
      Rules.check(revise.content(), call);
    }
    var state = revise.draft() ? Submission.State.DRAFT : Submission.State.SUBMITTED;
    return SubmissionStore.change(
            batch.connection(), submission.id(), state, revise.content(), revise.arrivedAt())
        .compose(
            changed ->
                tellsOf(submission, changed)
                    ? tell(changed, call, revise.link(), revise.tokenHash(), batch)
                    : Future.succeededFuture(Outcome.done(changed)));
  }

  /** A letter tells of another state, and goes to another address; not of each correction. */
  private static boolean tellsOf(Submission before, Submission now) {
    return before.state() != now.state() || !before.content().email().equals(now.content().email());
  }

  private static Future<Outcome> withdraw(
      Submission submission, SubmissionCommand.Withdraw withdraw, Call call, Batch batch) {
    if (submission.state() == Submission.State.WITHDRAWN) {
      return Future.succeededFuture(Outcome.done(submission));
    }
    return SubmissionStore.change(
            batch.connection(),
            submission.id(),
            Submission.State.WITHDRAWN,
            submission.content(),
            withdraw.arrivedAt())
        .compose(changed -> tell(changed, call, withdraw.link(), withdraw.tokenHash(), batch));
  }

  private static Future<Outcome> attach(
      Submission submission, SubmissionCommand.Attach attach, Batch batch) {
    var file = attach.file();
    var kept =
        file == null
            ? Future.<Void>succeededFuture()
            : FileStore.keep(batch.connection(), file, batch.now());
    return kept.compose(
            v ->
                SubmissionStore.attach(
                    batch.connection(),
                    submission.id(),
                    attach.place(),
                    file == null ? null : file.hash()))
        .map(Outcome::done);
  }

  /** That has nothing to do with the deadline of the call. */
  private static Future<Outcome> confirm(SubmissionCommand.Confirm confirm, Batch batch) {
    return SubmissionStore.byKey(batch.connection(), confirm.key())
        .compose(
            found -> {
              if (found.isEmpty()) {
                return Future.failedFuture(unknownLink());
              }
              var submission = found.get();
              return submission.isAccepted()
                  ? SubmissionStore.confirm(
                          batch.connection(), submission.id(), confirm.confirmation())
                      .map(Outcome::done)
                  : Future.failedFuture(
                      Problem.conflict(
                          "not-accepted", "Only an accepted submission can be confirmed."));
            });
  }

  private static Future<Outcome> tell(
      Submission submission, Call call, String link, String tokenHash, Batch batch) {
    return SubmissionStore.link(batch.connection(), submission.id(), tokenHash, batch.now())
        .compose(v -> Outbox.post(List.of(Letters.received(submission, call, link)), batch))
        .map(v -> Outcome.done(submission));
  }

  /** When it arrived: not after now, and not so long ago that it can't be true. */
  private static OffsetDateTime arrival(SubmissionCommand command, Batch batch) {
    var said = command.arrivedAt();
    var now = batch.now();
    return said.isAfter(now) || said.isBefore(now.minus(PATIENCE)) ? now : said;
  }

  static Problem unknownLink() {
    return Problem.notFound(
        "submission",
        "This private link leads to no submission. Copy the whole link from the letter.");
  }

  static Problem closed(Call call, OffsetDateTime arrived, @Nullable OffsetDateTime lateUntil) {
    return Problem.conflict(
            "call-closed",
            "The deadline has passed. What you typed is still in the form: ask the organiser for a late link.")
        .with("closesAt", lateUntil == null ? call.deadline().at() : lateUntil)
        .with("arrivedAt", arrived);
  }

  private static Problem tooMany(String email) {
    return Problem.conflict(
        "too-many-submissions",
        "There are "
            + PER_ADDRESS
            + " submissions of "
            + email
            + " already. Change one of them by its private link.");
  }
}
