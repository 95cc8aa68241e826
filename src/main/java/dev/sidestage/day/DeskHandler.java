package dev.sidestage.day;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Deed;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Talk;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what organisers change of talks, one by one: each is based on what it saw. State,
 * notices and what follows from them are one transaction.
 */
public final class DeskHandler implements CommandHandler<DeskCommand.Rearrange> {
  private final LiveSchedule schedule;

  public DeskHandler(LiveSchedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public Class<DeskCommand.Rearrange> commands() {
    return DeskCommand.Rearrange.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<DeskCommand.Rearrange> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> handle(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private Future<Outcome> handle(DeskCommand.Rearrange command, Batch batch) {
    var named = command.changes().stream().map(TalkChange::talk).toList();
    return DeskStore.concerned(batch.connection(), named)
        .compose(
            talks -> {
              try {
                var now = batch.now().toInstant();
                var situation = Situation.of(schedule, talks, now);
                return write(command, Rearrangement.of(situation, command.changes()), batch);
              } catch (Problem problem) {
                return Future.succeededFuture(Outcome.refused(problem));
              }
            });
  }

  private static Future<Outcome> write(
      DeskCommand.Rearrange command, Rearrangement wanted, Batch batch) {
    return DeskStore.put(
            batch.connection(), wanted.steps().stream().map(Rearrangement.Step::after).toList())
        .map(stored -> asStored(wanted, stored))
        .compose(
            written -> {
              written
                  .steps()
                  .forEach(
                      step -> {
                        Notices.change(step.after(), batch);
                        batch.audit(command.actor(), deed(step));
                      });
              return tell(written, batch).map(Outcome.done(DeskCommand.Rearranged.of(written)));
            });
  }

  /** What the database keeps of a talk is in its row alone. */
  private static Rearrangement asStored(Rearrangement wanted, List<Talk> stored) {
    Map<UUID, Talk> byId = stored.stream().collect(Collectors.toMap(Talk::id, Function.identity()));
    return new Rearrangement(
        wanted.steps().stream()
            .map(
                step ->
                    new Rearrangement.Step(
                        step.before(), byId.getOrDefault(step.after().id(), step.after())))
            .toList());
  }

  private static Deed deed(Rearrangement.Step step) {
    var after = step.after();
    return Deed.of("talk.changed")
        .in(after.slot().room())
        .about(after.id(), after.content().title())
        .from(words(step.before()))
        .to(words(after));
  }

  private static String words(Talk talk) {
    var slot = talk.slot();
    return "%s – %s, %s, %s, %s"
        .formatted(
            slot.startsAt(),
            slot.endsAt(),
            slot.room(),
            talk.state().word() + (talk.run().held() ? " (held)" : ""),
            talk.content().title());
  }

  private static Future<Void> tell(Rearrangement done, Batch batch) {
    var steps = done.steps();
    return Notices.moving(steps, batch)
        .compose(
            v ->
                Notices.tell(
                    Notice.Kind.CANCELLED, became(steps, null, Talk.State.CANCELLED), batch))
        .compose(
            v ->
                Notices.tell(
                    Notice.Kind.ENDED, became(steps, Talk.State.LIVE, Talk.State.ENDED), batch))
        .compose(
            v -> Notices.tell(Notice.Kind.STARTED, became(steps, null, Talk.State.LIVE), batch));
  }

  /** The talks that came into a state, from another or from any. */
  private static List<Talk> became(
      List<Rearrangement.Step> steps, Talk.@Nullable State from, Talk.State to) {
    return steps.stream()
        .filter(step -> step.becomes(to) && (from == null || step.before().state() == from))
        .map(Rearrangement.Step::after)
        .toList();
  }
}
