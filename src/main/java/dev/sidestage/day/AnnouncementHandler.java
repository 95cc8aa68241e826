package dev.sidestage.day;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Deed;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.live.Topic;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out announcements, one by one: they are few. */
public final class AnnouncementHandler implements CommandHandler<AnnouncementCommand> {
  @Override
  public Class<AnnouncementCommand> commands() {
    return AnnouncementCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<AnnouncementCommand> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> handle(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private static Future<Outcome> handle(AnnouncementCommand command, Batch batch) {
    if (command instanceof AnnouncementCommand.Say say) {
      return say(say, batch);
    } else if (command instanceof AnnouncementCommand.End end) {
      return AnnouncementStore.end(batch.connection(), end.id(), batch.now())
          .map(ended -> outcome(command, "announcement.ended", ended, batch));
    }
    throw new IllegalArgumentException(command.getClass().getName());
  }

  private static Future<Outcome> say(AnnouncementCommand.Say say, Batch batch) {
    return AnnouncementStore.same(batch.connection(), say, batch.now())
        .compose(
            same ->
                same.isPresent()
                    ? Future.succeededFuture(Outcome.done(same.get()))
                    : AnnouncementStore.say(batch.connection(), say, batch.now())
                        .map(said -> outcome(say, "announcement.said", said, batch)));
  }

  private static Outcome outcome(
      AnnouncementCommand command, String deed, Optional<Announcement> changed, Batch batch) {
    if (changed.isEmpty()) {
      return Outcome.refused(
          Problem.notFound("announcement", "There is no such announcement (any more)."));
    }
    var announcement = changed.get();
    var topics =
        announcement.room() == null
            ? List.of(Topic.SCHEDULE)
            : List.of(Topic.SCHEDULE, Topic.room(announcement.room()));
    batch.append(Announcement.ENTRY, topics, announcement);
    batch.audit(
        command.actor(),
        Deed.of(deed).in(announcement.room()).about(announcement.id(), announcement.text()));
    return Outcome.done(announcement);
  }
}
