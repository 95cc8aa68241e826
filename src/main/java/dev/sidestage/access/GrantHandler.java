package dev.sidestage.access;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Deed;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Carries out what changes grants, one by one: they are few. */
public final class GrantHandler implements CommandHandler<GrantCommand> {
  @Override
  public Class<GrantCommand> commands() {
    return GrantCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<GrantCommand> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> handle(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private static Future<Outcome> handle(GrantCommand command, Batch batch) {
    if (command instanceof GrantCommand.Issue issue) {
      return insert(issue.grant(), issue.tokenHash(), issue.actor(), batch);
    } else if (command instanceof GrantCommand.Settle settle) {
      return settle(settle, batch);
    } else if (command instanceof GrantCommand.Revoke revoke) {
      return revoke(revoke, batch);
    }
    throw new IllegalArgumentException(command.getClass().getName());
  }

  private static Future<Outcome> insert(Grant grant, String tokenHash, UUID actor, Batch batch) {
    return GrantStore.insert(batch.connection(), grant, tokenHash)
        .map(
            held -> {
              if (held.grant().id().equals(grant.id())) {
                batch.audit(actor, deed("grant.issued", held.grant()));
              }
              return changed(held, batch);
            });
  }

  private static Deed deed(String kind, Grant grant) {
    return Deed.of(kind).in(grant.room()).about(grant.id(), grant.label()).to(grant.role().word());
  }

  /** Hands out a grant as a part of something else, in its transaction. */
  public static Future<Grant> handOut(Grant grant, String tokenHash, UUID actor, Batch batch) {
    return insert(grant, tokenHash, actor, batch).map(grant);
  }

  /** Takes a grant back as a part of something else; nothing happens where it isn't there. */
  public static Future<Void> takeBack(UUID grant, UUID actor, Batch batch) {
    return revoke(new GrantCommand.Revoke(actor, grant), batch).mapEmpty();
  }

  private static Future<Outcome> settle(GrantCommand.Settle settle, Batch batch) {
    var label = String.valueOf(settle.grant().label());
    return GrantStore.settledBefore(batch.connection(), label, settle.tokenHash())
        .compose(
            before -> {
              var revoked = Future.<Void>succeededFuture();
              for (var grant : before) {
                revoked =
                    revoked.compose(
                        v ->
                            revoke(new GrantCommand.Revoke(settle.actor(), grant), batch)
                                .mapEmpty());
              }
              return revoked;
            })
        .compose(v -> insert(settle.grant(), settle.tokenHash(), settle.actor(), batch));
  }

  private static Future<Outcome> revoke(GrantCommand.Revoke revoke, Batch batch) {
    return GrantStore.revoke(batch.connection(), revoke.grant())
        .map(
            held ->
                held.map(h -> revoked(h, revoke.actor(), batch))
                    .orElseGet(
                        () ->
                            Outcome.refused(
                                Problem.notFound(
                                    "grant", "There is no grant '" + revoke.grant() + "'."))));
  }

  private static Outcome revoked(GrantStore.Revoked revoked, UUID actor, Batch batch) {
    if (revoked.justNow()) {
      batch.audit(actor, deed("grant.revoked", revoked.held().grant()));
    }
    return changed(revoked.held(), batch);
  }

  private static Outcome changed(GrantStore.Held held, Batch batch) {
    batch.append(LiveGrants.CHANGED, List.of(), held);
    return Outcome.done(held.grant());
  }
}
