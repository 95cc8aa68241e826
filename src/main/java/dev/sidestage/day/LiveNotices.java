package dev.sidestage.day;

import dev.sidestage.ledger.LogEntry;
import dev.sidestage.live.Frame;
import dev.sidestage.live.Frames;
import dev.sidestage.live.Projection;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Talk;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which notices went out, and so what is due next. The feed's event loop. */
public final class LiveNotices implements Projection {
  private final LiveSchedule schedule;
  private Set<Key> sent = new HashSet<>();

  /** A notice goes out once per key. */
  record Key(UUID talk, String kind, int timeChange) {}

  public LiveNotices(LiveSchedule schedule) {
    this.schedule = schedule;
  }

  /** When the clock has something to do next; it may have passed. Empty where nothing is left. */
  Optional<Instant> nextDue(Instant now, Duration soon) {
    return schedule.talks().stream().flatMap(talk -> due(talk, now, soon)).min(Instant::compareTo);
  }

  private Stream<Instant> due(Talk talk, Instant now, Duration soon) {
    var start = talk.slot().startsAt().toInstant();
    return switch (talk.state()) {
      case SCHEDULED ->
          isAnnounced(talk, start, now) ? Stream.of(start) : Stream.of(start.minus(soon));
      case LIVE -> Stream.of(talk.slot().endsAt().toInstant());
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
    return Arrays.stream(Notice.Kind.values()).map(Notice.Kind::entry).collect(Collectors.toSet());
  }

  @Override
  public Future<Runnable> load(SqlConnection snapshot) {
    return DayStore.claimed(snapshot).map(claimed -> () -> sent = new HashSet<>(claimed));
  }

  @Override
  public void apply(LogEntry entry) {
    var notice = entry.dataAs(Notice.class);
    sent.add(new Key(notice.talk(), entry.kind().substring("talk.".length()), notice.timeChange()));
  }

  /** A notice is sent as it was: it is about a moment. */
  @Override
  public Frames frames(LogEntry entry) {
    return Frames.toAll(new Frame(entry.kind(), entry.dataAs(Notice.class)));
  }
}
