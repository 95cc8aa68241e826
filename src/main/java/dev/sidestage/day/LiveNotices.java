package dev.sidestage.day;

import dev.sidestage.ledger.LogEntry;
import dev.sidestage.live.Frame;
import dev.sidestage.live.Frames;
import dev.sidestage.live.Projection;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Room;
import dev.sidestage.schedule.Talk;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which notices went out, and so what is due next. The feed's event loop. */
public final class LiveNotices implements Projection {
  private final LiveSchedule schedule;
  private Set<Key> sent = new HashSet<>();
  private Map<UUID, Instant> moves = new HashMap<>();

  /** A notice goes out once per key. */
  record Key(UUID talk, String kind, int timeChange) {}

  public LiveNotices(LiveSchedule schedule) {
    this.schedule = schedule;
  }

  /** When the clock has something to do next; it may have passed. Empty where nothing is left. */
  Optional<Instant> nextDue(Instant now, Duration soon) {
    var waiting = waitingRooms();
    var talks =
        schedule.talks().stream()
            .flatMap(talk -> due(talk, now, soon, waiting.contains(talk.slot().room())));
    return Stream.concat(talks, moves.values().stream()).min(Instant::compareTo);
  }

  /** How long before its start a talk is announced. */
  Duration soon(Duration configured) {
    var minutes = schedule.settings().soonMinutes();
    return minutes == null ? configured : Duration.ofMinutes(minutes);
  }

  /** The rooms in which nothing starts by itself now. */
  private Set<String> waitingRooms() {
    var byHand = schedule.rooms().stream().filter(room -> !room.automatic()).map(Room::id);
    var held =
        schedule.talks().stream()
            .filter(talk -> talk.state() == Talk.State.LIVE && talk.run().held())
            .map(talk -> talk.slot().room());
    return Stream.concat(byHand, held).collect(Collectors.toSet());
  }

  private boolean endsByItself(Talk talk) {
    return !talk.run().held()
        && schedule.room(talk.slot().room()).filter(Room::automatic).isPresent();
  }

  /** As {@link DayStore} has it: what is due here and not there would be asked for in vain. */
  private Stream<Instant> due(Talk talk, Instant now, Duration soon, boolean roomWaits) {
    var start = talk.slot().startsAt().toInstant();
    return switch (talk.state()) {
      case SCHEDULED -> {
        if (!isAnnounced(talk, start, now)) {
          yield Stream.of(start.minus(soon));
        }
        yield roomWaits || talk.run().held() ? Stream.of() : Stream.of(start);
      }
      case LIVE -> endsByItself(talk) ? Stream.of(talk.slot().endsAt().toInstant()) : Stream.of();
      case ENDED, CANCELLED -> Stream.of();
    };
  }

  private boolean isAnnounced(Talk talk, Instant start, Instant now) {
    return talk.content().kind() == Talk.Kind.BREAK
        || !start.isAfter(now)
        || sent.contains(new Key(talk.id(), Notice.Kind.SOON.word(), talk.timeChange()));
  }

  @Override
  public Set<String> kinds() {
    return Stream.concat(
            Arrays.stream(Notice.Kind.values()).map(Notice.Kind::entry), Stream.of(Notices.MOVING))
        .collect(Collectors.toSet());
  }

  @Override
  public Future<Runnable> load(SqlConnection snapshot) {
    return DayStore.claimed(snapshot)
        .compose(
            claimed ->
                MoveStore.all(snapshot)
                    .map(
                        due ->
                            () -> {
                              sent = new HashSet<>(claimed);
                              moves = new HashMap<>(due);
                            }));
  }

  @Override
  public void apply(LogEntry entry) {
    if (entry.kind().equals(Notices.MOVING)) {
      var moving = entry.dataAs(Notices.Moving.class);
      moves.compute(moving.talk(), (talk, before) -> moving.due());
      return;
    }
    var notice = entry.dataAs(Notice.class);
    sent.add(new Key(notice.talk(), entry.kind().substring("talk.".length()), notice.timeChange()));
  }

  /** A notice is sent as it was: it is about a moment. */
  @Override
  public Frames frames(LogEntry entry) {
    return entry.kind().equals(Notices.MOVING)
        ? Frames.none()
        : Frames.toAll(new Frame(entry.kind(), entry.dataAs(Notice.class)));
  }
}
