package dev.sidestage.day;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Talk;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Carries out what is due: ends, starts, announces. What has passed while nobody looked is ended
 * without a word: a talk that nobody was told of needs no notice of its end.
 */
public final class TickHandler implements CommandHandler<Tick> {
  private static final Comparator<Talk> BY_START =
      Comparator.<Talk, Instant>comparing(talk -> talk.slot().startsAt().toInstant())
          .thenComparing(Talk::id);

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
        .map(missed -> change(missed, batch))
        .compose(missed -> DayStore.end(client, now, Talk.State.LIVE))
        .compose(ended -> announce(Notice.Kind.ENDED, change(ended, batch), batch))
        .compose(ended -> DayStore.start(client, now))
        .compose(started -> announce(Notice.Kind.STARTED, change(started, batch), batch))
        .compose(started -> DayStore.soon(client, now, now.plus(tick.soon())))
        .compose(soon -> announce(Notice.Kind.SOON, soon, batch))
        .map(new Tick.Done());
  }

  private static List<Talk> change(List<Talk> talks, Batch batch) {
    var inOrder = talks.stream().sorted(BY_START).toList();
    inOrder.forEach(talk -> batch.append(LiveSchedule.CHANGED, LiveSchedule.topics(talk), talk));
    return inOrder;
  }

  private static Future<Void> announce(Notice.Kind kind, List<Talk> talks, Batch batch) {
    var told =
        talks.stream()
            .filter(talk -> talk.content().kind() != Talk.Kind.BREAK)
            .sorted(BY_START)
            .toList();
    return DayStore.claim(batch.connection(), kind, told, batch.now())
        .map(
            claimed -> {
              told.stream()
                  .filter(talk -> claimed.contains(talk.id()))
                  .forEach(
                      talk ->
                          batch.append(kind.entry(), LiveSchedule.topics(talk), Notice.of(talk)));
              return null;
            });
  }
}
