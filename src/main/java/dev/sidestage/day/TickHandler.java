package dev.sidestage.day;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.schedule.Talk;
import io.vertx.core.Future;
import java.util.List;

/**
 * Carries out what is due: ends, starts, announces. What has passed while nobody looked is ended
 * without a word: a talk that nobody was told of needs no notice of its end.
 */
public final class TickHandler implements CommandHandler<Tick> {
  @Override
  public Class<Tick> commands() {
    return Tick.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<Tick> ticks, Batch batch) {
    return tick(ticks.get(0), batch)
        .map(done -> ticks.stream().map(tick -> Outcome.done(done)).toList());
  }

  private static Future<Tick.Done> tick(Tick tick, Batch batch) {
    var client = batch.connection();
    var now = batch.now();
    return DayStore.end(client, now, Talk.State.SCHEDULED)
        .map(missed -> Notices.change(missed, batch))
        .compose(missed -> Notices.settled(missed, batch))
        .compose(missed -> DayStore.end(client, now, Talk.State.LIVE))
        .compose(ended -> Notices.tell(Notice.Kind.ENDED, Notices.change(ended, batch), batch))
        .compose(ended -> DayStore.start(client, now))
        .compose(started -> start(Notices.change(started, batch), batch))
        .compose(started -> DayStore.soon(client, now, now.plus(tick.soon())))
        .compose(soon -> Notices.tell(Notice.Kind.SOON, soon, batch))
        .compose(v -> Notices.tellMoves(batch))
        .map(new Tick.Done());
  }

  private static Future<Void> start(List<Talk> started, Batch batch) {
    return Notices.settled(started, batch)
        .compose(v -> Notices.tell(Notice.Kind.STARTED, started, batch));
  }
}
