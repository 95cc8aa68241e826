package dev.sidestage.posters;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Carries out what the organiser settles about the call. */
public final class CallHandler implements CommandHandler<CallCommand<?>> {
  @Override
  @SuppressWarnings("unchecked") // a class literal has no wildcard
  public Class<CallCommand<?>> commands() {
    return (Class<CallCommand<?>>) (Class<?>) CallCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<CallCommand<?>> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> handle(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private static Future<Outcome> handle(CallCommand<?> command, Batch batch) {
    if (command instanceof CallCommand.Put put) {
      return put(put, batch);
    } else if (command instanceof CallCommand.IssueLate issue) {
      return LateLinkStore.insert(batch.connection(), issue.link(), issue.tokenHash())
          .map(Outcome::done);
    } else if (command instanceof CallCommand.RevokeLate revoke) {
      return LateLinkStore.revoke(batch.connection(), revoke.link(), batch.now())
          .map(
              link ->
                  link.map(Outcome::done)
                      .orElseGet(
                          () ->
                              Outcome.refused(
                                  Problem.notFound(
                                      "late-link",
                                      "There is no late link '" + revoke.link() + "'."))));
    }
    throw new IllegalArgumentException(command.getClass().getName());
  }

  private static Future<Outcome> put(CallCommand.Put put, Batch batch) {
    return CallStore.find(batch.connection())
        .compose(
            before -> {
              var version = before.map(LiveCall.Known::version).orElse(0);
              if (version != put.version()) {
                return Future.succeededFuture(Outcome.refused(stale(version)));
              }
              return CallStore.put(batch.connection(), put.call())
                  .map(
                      known -> {
                        batch.append(LiveCall.CHANGED, List.of(LiveCall.TOPIC), known);
                        return Outcome.done(known.view());
                      });
            });
  }

  private static Problem stale(int version) {
    return Problem.conflict(
        "stale-version",
        "Somebody changed the call meanwhile: it is at version " + version + ". Look at it again.");
  }
}
