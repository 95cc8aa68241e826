package dev.sidestage.questions;

import dev.sidestage.ledger.LogEntry;
import dev.sidestage.live.Frame;
import dev.sidestage.live.Frames;
import dev.sidestage.live.Projection;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Talk;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The windows of talks and the rules of rooms, in memory. Changed by the feed's event loop alone;
 * may be asked from any thread.
 */
public final class LiveRules implements Projection {
  static final String TALK = "questions.window";
  static final String ROOM = "questions.rules";

  private final LiveSchedule schedule;
  private final Rules settings;
  private volatile Map<UUID, OfTalk> talks = new ConcurrentHashMap<>();
  private volatile Map<String, Rules.OfRoom> rooms = new ConcurrentHashMap<>();

  /** What was set for a talk by hand. */
  record OfTalk(UUID talk, Window.Mode mode, boolean countsHidden) {
    static OfTalk unset(UUID talk) {
      return new OfTalk(talk, Window.Mode.AUTOMATIC, false);
    }
  }

  /** What was set for a room. */
  record OfRoom(String room, Rules.OfRoom rules) {}

  /** How a talk takes questions, as it is read. */
  public record Taking(UUID talk, Window window, Rules.Names names, boolean countsHidden) {}

  /**
   * @param settings what holds where nothing else was set
   */
  public LiveRules(LiveSchedule schedule, Rules settings) {
    this.schedule = schedule;
    this.settings = settings;
  }

  OfTalk of(UUID talk) {
    return talks.getOrDefault(talk, OfTalk.unset(talk));
  }

  /** The rules of a room. */
  Rules of(String room) {
    return settings.with(set(room));
  }

  /** What was set for a room. */
  Rules.OfRoom set(String room) {
    return rooms.getOrDefault(room, Rules.OfRoom.NONE);
  }

  boolean hidesCounts(UUID talk) {
    return of(talk).countsHidden();
  }

  Window window(Talk talk) {
    return Window.of(talk, of(talk.id()).mode(), of(talk.slot().room()));
  }

  Taking taking(Talk talk) {
    return new Taking(
        talk.id(), window(talk), of(talk.slot().room()).names(), hidesCounts(talk.id()));
  }

  @Override
  public Set<String> kinds() {
    return Set.of(TALK, ROOM);
  }

  @Override
  public Future<Runnable> load(SqlConnection snapshot) {
    return RulesStore.talks(snapshot)
        .compose(
            loadedTalks ->
                RulesStore.rooms(snapshot)
                    .map(
                        loadedRooms ->
                            () -> {
                              talks = new ConcurrentHashMap<>(loadedTalks);
                              rooms = new ConcurrentHashMap<>(loadedRooms);
                            }));
  }

  @Override
  public void apply(LogEntry entry) {
    if (entry.kind().equals(TALK)) {
      var set = entry.dataAs(OfTalk.class);
      talks.put(set.talk(), set);
    } else {
      var set = entry.dataAs(OfRoom.class);
      rooms.put(set.room(), set.rules());
    }
  }

  /** Of a talk, how it takes questions now; of a room, that something is other than it was. */
  @Override
  public Frames frames(LogEntry entry) {
    if (entry.kind().equals(ROOM)) {
      var room = entry.dataAs(OfRoom.class).room();
      return Frames.toAll(new Frame(ROOM, Map.of("room", room)));
    }
    return schedule
        .talk(entry.dataAs(OfTalk.class).talk())
        .map(talk -> Frames.toAll(new Frame(TALK, taking(talk))))
        .orElseGet(Frames::none);
  }
}
