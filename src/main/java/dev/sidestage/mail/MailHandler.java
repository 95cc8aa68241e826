package dev.sidestage.mail;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Carries out what changes letters. Nobody is told over the stream: letters are private. */
public final class MailHandler implements CommandHandler<MailCommand<?>> {
  @Override
  @SuppressWarnings("unchecked") // a class literal has no wildcard
  public Class<MailCommand<?>> commands() {
    return (Class<MailCommand<?>>) (Class<?>) MailCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<MailCommand<?>> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> handle(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private static Future<Outcome> handle(MailCommand<?> command, Batch batch) {
    var client = batch.connection();
    if (command instanceof MailCommand.Claim claim) {
      return MailStore.claim(client, claim.most(), claim.seconds())
          .map(letters -> Outcome.done(new MailCommand.Claimed(letters)));
    } else if (command instanceof MailCommand.Sent sent) {
      return noted(MailStore.sent(client, sent.letter(), batch.now()));
    } else if (command instanceof MailCommand.Refused refused) {
      return noted(MailStore.refused(client, refused.letter(), refused.problem(), batch.now()));
    } else if (command instanceof MailCommand.Later later) {
      return noted(MailStore.later(client, later.letter(), later.problem(), later.seconds()));
    } else if (command instanceof MailCommand.PassOn passOn) {
      return MailStore.passOn(client, passOn.letter(), batch.now())
          .map(letter -> outcome(letter, passOn.letter()));
    } else if (command instanceof MailCommand.Again again) {
      return MailStore.again(client, again.letter()).map(letter -> outcome(letter, again.letter()));
    }
    throw new IllegalArgumentException(command.getClass().getName());
  }

  private static Future<Outcome> noted(Future<Void> written) {
    return written.map(v -> Outcome.done(new MailCommand.Done()));
  }

  private static Outcome outcome(Optional<Posted> letter, UUID id) {
    return letter
        .map(Outcome::done)
        .orElseGet(
            () ->
                Outcome.refused(
                    Problem.notFound(
                        "letter", "There is no letter '" + id + "' that waits or was refused.")));
  }
}
