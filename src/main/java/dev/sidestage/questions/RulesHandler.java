package dev.sidestage.questions;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Deed;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.live.Topic;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sets windows and rules, one by one: they are few. */
public final class RulesHandler implements CommandHandler<RulesCommand<?>> {
  private final LiveSchedule schedule;

  public RulesHandler(LiveSchedule schedule) {
    this.schedule = schedule;
  }

  @Override
  @SuppressWarnings("unchecked") // a class literal has no wildcard
  public Class<RulesCommand<?>> commands() {
    return (Class<RulesCommand<?>>) (Class<?>) RulesCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<RulesCommand<?>> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> handle(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private Future<Outcome> handle(RulesCommand<?> command, Batch batch) {
    if (command instanceof RulesCommand.OfTalk ofTalk) {
      return ofTalk(ofTalk, batch);
    } else if (command instanceof RulesCommand.OfRoom ofRoom) {
      return ofRoom(ofRoom, batch);
    }
    throw new IllegalArgumentException(command.getClass().getName());
  }

  private Future<Outcome> ofTalk(RulesCommand.OfTalk command, Batch batch) {
    return RulesStore.put(batch.connection(), command)
        .map(
            set -> {
              if (set.isEmpty()) {
                return Outcome.refused(
                    Problem.notFound("talk", "There is no talk '" + command.talk() + "'."));
              }
              batch.audit(
                  command.actor(),
                  Deed.of("questions.window")
                      .in(schedule.talk(command.talk()).map(t -> t.slot().room()).orElse(null))
                      .about(command.talk(), null)
                      .to(
                          set.get().mode().word()
                              + (set.get().countsHidden() ? ", counts hidden" : "")));
              batch.append(
                  LiveRules.TALK, LiveQuestions.topics(schedule, command.talk()), set.get());
              return Outcome.done(set.get());
            });
  }

  /** Every talk of the room is concerned: its questions are read with its window. */
  private Future<Outcome> ofRoom(RulesCommand.OfRoom command, Batch batch) {
    return RulesStore.put(batch.connection(), command)
        .map(
            known -> {
              if (!known) {
                return Outcome.refused(
                    Problem.notFound("room", "There is no room '" + command.room() + "'."));
              }
              batch.audit(
                  command.actor(),
                  Deed.of("questions.rules").in(command.room()).to(command.rules()));
              batch.append(
                  LiveRules.ROOM,
                  topics(command.room()),
                  new LiveRules.OfRoom(command.room(), command.rules()));
              return Outcome.done(command.rules());
            });
  }

  private List<String> topics(String room) {
    return Stream.concat(
            Stream.of(Topic.room(room)),
            schedule.talks().stream()
                .filter(talk -> talk.slot().room().equals(room))
                .map(talk -> Topic.talk(talk.id())))
        .toList();
  }
}
