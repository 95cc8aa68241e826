package dev.sidestage.schedule;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Deed;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.live.Topic;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries out replacements of the schedule, one by one. */
public final class ScheduleHandler implements CommandHandler<ScheduleCommand.Replace> {
  @Override
  public Class<ScheduleCommand.Replace> commands() {
    return ScheduleCommand.Replace.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<ScheduleCommand.Replace> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> replace(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private static Future<Outcome> replace(ScheduleCommand.Replace command, Batch batch) {
    return ScheduleStore.takeTime(batch.connection())
        .compose(v -> ScheduleStore.event(batch.connection()))
        .compose(
            before -> {
              if (before.isPresent() && isLoaded(command, before.get())) {
                return Future.succeededFuture(
                    Outcome.done(
                        new ScheduleCommand.Replaced(before.get().version(), Difference.none())));
              }
              return clearSample(command, before, batch)
                  .compose(removed -> replace(command, before, removed, batch));
            });
  }

  /** Two nodes that start at once both want to load what was set: the second one finds it there. */
  private static boolean isLoaded(ScheduleCommand.Replace command, ScheduleStore.EventRow there) {
    return command.origin().isSample()
        || (command.source() != null && command.source().equals(there.source()));
  }

  /** The sample makes way for the real thing, and leaves nothing behind. */
  private static Future<List<UUID>> clearSample(
      ScheduleCommand.Replace command, Optional<ScheduleStore.EventRow> before, Batch batch) {
    if (command.origin().isSample() || before.isEmpty() || !before.get().sample()) {
      return Future.succeededFuture(List.of());
    }
    return ScheduleStore.talks(batch.connection())
        .compose(
            talks ->
                ScheduleStore.clear(batch.connection())
                    .map(v -> talks.stream().map(Talk::id).toList()));
  }

  private static Future<Outcome> replace(
      ScheduleCommand.Replace command,
      Optional<ScheduleStore.EventRow> before,
      List<UUID> removed,
      Batch batch) {
    var version = before.map(ScheduleStore.EventRow::version).orElse(0) + 1;
    var schedule = command.schedule();
    var client = batch.connection();
    return ScheduleStore.talks(client)
        .compose(talks -> wanted(command, talks, batch))
        .compose(
            replacement ->
                ScheduleStore.put(
                        client,
                        new ScheduleStore.EventRow(
                            schedule.event(),
                            version,
                            command.origin().isSample(),
                            source(command, before),
                            EventSettings.NONE))
                    .compose(v -> ScheduleStore.putRooms(client, schedule.rooms()))
                    .compose(v -> ScheduleStore.putTalks(client, replacement.written()))
                    .compose(written -> tell(command, version, written, removed, batch))
                    .compose(
                        v ->
                            VersionStore.put(
                                client, version, batch.now(), replacement.difference(), command))
                    .map(
                        v -> {
                          batch.audit(
                              command.actor(),
                              Deed.of("schedule.imported")
                                  .to("version " + version)
                                  .because(replacement.difference().summary()));
                          return Outcome.done(
                              new ScheduleCommand.Replaced(version, replacement.difference()));
                        }));
  }

  /** What comes from the settings brings in what has changed there, and no more. */
  private static Future<Replacement> wanted(
      ScheduleCommand.Replace command, List<Talk> here, Batch batch) {
    var said = command.schedule().talks();
    var now = batch.now().toInstant();
    return command.origin().kind() == Origin.Kind.SETTINGS
        ? VersionStore.lastOfSettings(batch.connection())
            .map(loaded -> loaded.map(last -> Merge.of(last.talks(), here, said)).orElse(said))
            .map(merged -> Replacement.of(here, merged, now))
        : Future.succeededFuture(Replacement.of(here, said, now));
  }

  private static Future<Void> tell(
      ScheduleCommand.Replace command,
      int version,
      List<Talk> written,
      List<UUID> removed,
      Batch batch) {
    return ScheduleStore.rooms(batch.connection())
        .map(
            rooms -> {
              batch.append(
                  LiveSchedule.REPLACED,
                  topics(written, removed),
                  new LiveSchedule.Replaced(
                      version,
                      command.origin().isSample(),
                      command.schedule().event(),
                      rooms,
                      written,
                      removed));
              return null;
            });
  }

  /** Whoever follows a talk that was written hears of it, too. */
  private static List<String> topics(List<Talk> written, List<UUID> removed) {
    var topics = new LinkedHashSet<String>();
    topics.add(Topic.SCHEDULE);
    written.forEach(talk -> topics.addAll(LiveSchedule.topics(talk)));
    removed.forEach(talk -> topics.add(Topic.talk(talk)));
    return List.copyOf(topics);
  }

  /** An upload leaves what the settings loaded: it isn't to be loaded over it at the next start. */
  private static @Nullable String source(
      ScheduleCommand.Replace command, Optional<ScheduleStore.EventRow> before) {
    return command.source() != null
        ? command.source()
        : before.map(ScheduleStore.EventRow::source).orElse(null);
  }
}
