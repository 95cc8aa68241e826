package dev.sidestage.schedule;

import dev.sidestage.ledger.LogEntry;
import dev.sidestage.live.Frame;
import dev.sidestage.live.Frames;
import dev.sidestage.live.Projection;
import dev.sidestage.live.Topic;
import dev.sidestage.schedule.exchange.Publication;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The schedule in memory. Changed by the feed's event loop alone; one talk or room may be looked up
 * from any thread, what must be of one moment is read on the feed's.
 */
public final class LiveSchedule implements Projection {
  /** The whole of a talk as it is now: the data is a {@link Talk}. */
  public static final String CHANGED = "talk.changed";

  private static final Comparator<Talk> IN_ORDER =
      Comparator.<Talk, Instant>comparing(talk -> talk.slot().startsAt().toInstant())
          .thenComparing(talk -> talk.slot().room())
          .thenComparing(Talk::id);

  static final String REPLACED = "schedule.replaced";
  static final String ROOM = "room.changed";
  static final String EVENT = "event.changed";

  private volatile Map<UUID, Talk> talks = new ConcurrentHashMap<>();
  private volatile List<Room> rooms = List.of();
  private volatile @Nullable Event event;
  private volatile EventSettings settings = EventSettings.NONE;
  private volatile int version;
  private volatile boolean sample;

  /**
   * An import, as the log has it.
   *
   * @param talks those that were written
   * @param sample whether it is the sample itself
   * @param removed those that are gone without a trace: the sample's
   */
  record Replaced(
      int version,
      boolean sample,
      Event event,
      List<Room> rooms,
      List<Talk> talks,
      List<UUID> removed) {}

  /** The topics of what concerns a talk. */
  public static List<String> topics(Talk talk) {
    return List.of(Topic.SCHEDULE, Topic.room(talk.slot().room()), Topic.talk(talk.id()));
  }

  public Optional<Talk> talk(UUID id) {
    return Optional.ofNullable(talks.get(id));
  }

  /**
   * The talk of that id.
   *
   * @throws Problem 404
   */
  public Talk require(UUID id) {
    return talk(id)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "talk", "There is no talk '" + id + "'. GET /api/schedule lists them."));
  }

  public Collection<Talk> talks() {
    return talks.values();
  }

  /**
   * The talks that everybody may see, in their order: all that pages, snapshots and exports for
   * everybody are made of.
   */
  public List<Talk> shown() {
    return talks.values().stream().sorted(IN_ORDER).toList();
  }

  /**
   * All that everybody may see, for an export.
   *
   * @throws Problem 404 before the first schedule
   */
  public Publication publication(URI site) {
    return new Publication(new Schedule(requireEvent(), rooms, shown()), version, site);
  }

  /**
   * The event.
   *
   * @throws Problem 404 before the first schedule
   */
  Event requireEvent() {
    return event()
        .orElseThrow(
            () ->
                Problem.notFound(
                    "event", "There is no schedule yet: an organiser loads one on /organise."));
  }

  /**
   * The talk of that id, if everybody may see it.
   *
   * @throws Problem 404
   */
  public Talk requireShown(UUID id) {
    return require(id);
  }

  /** The talks that a new schedule would change: the sample's make way without a trace. */
  List<Talk> replaceable() {
    return sample ? List.of() : List.copyOf(talks.values());
  }

  public Optional<Room> room(String id) {
    return rooms.stream().filter(room -> room.id().equals(id)).findFirst();
  }

  public List<Room> rooms() {
    return rooms;
  }

  /** The event; empty before the first schedule. */
  public Optional<Event> event() {
    return Optional.ofNullable(event);
  }

  /** What the organiser sets of the event's day. */
  public EventSettings settings() {
    return settings;
  }

  /** How many imports there were. */
  public int version() {
    return version;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(CHANGED, REPLACED, ROOM, EVENT);
  }

  @Override
  public Future<Runnable> load(SqlConnection snapshot) {
    return ScheduleStore.event(snapshot)
        .compose(
            stored ->
                ScheduleStore.rooms(snapshot)
                    .compose(
                        loadedRooms ->
                            ScheduleStore.talks(snapshot)
                                .map(loaded -> () -> put(stored, loadedRooms, loaded))));
  }

  private void put(
      Optional<ScheduleStore.EventRow> stored, List<Room> loadedRooms, List<Talk> loaded) {
    var byId = new HashMap<UUID, Talk>();
    loaded.forEach(talk -> byId.put(talk.id(), talk));
    talks = new ConcurrentHashMap<>(byId);
    rooms = loadedRooms;
    event = stored.map(ScheduleStore.EventRow::event).orElse(null);
    settings = stored.map(ScheduleStore.EventRow::settings).orElse(EventSettings.NONE);
    version = stored.map(ScheduleStore.EventRow::version).orElse(0);
    sample = stored.map(ScheduleStore.EventRow::sample).orElse(false);
  }

  @Override
  public void apply(LogEntry entry) {
    switch (entry.kind()) {
      case CHANGED -> put(entry.dataAs(Talk.class));
      case ROOM -> put(entry.dataAs(Room.class));
      case EVENT -> settings = entry.dataAs(EventSettings.class);
      default -> put(entry.dataAs(Replaced.class));
    }
  }

  private void put(Talk talk) {
    talks.put(talk.id(), talk);
  }

  private void put(Room changed) {
    rooms = rooms.stream().map(room -> room.id().equals(changed.id()) ? changed : room).toList();
  }

  private void put(Replaced replaced) {
    replaced.removed().forEach(talks::remove);
    replaced.talks().forEach(talk -> talks.put(talk.id(), talk));
    rooms = replaced.rooms();
    event = replaced.event();
    version = replaced.version();
    sample = replaced.sample();
  }

  /** A talk is sent as it is now, whatever it was. */
  @Override
  public Frames frames(LogEntry entry) {
    if (entry.kind().equals(REPLACED)) {
      return Frames.toAll(new Frame(REPLACED, Map.of("version", version)));
    }
    if (entry.kind().equals(ROOM)) {
      return Frames.toAll(new Frame(ROOM, entry.dataAs(Room.class)));
    }
    if (entry.kind().equals(EVENT)) {
      return Frames.toAll(new Frame(EVENT, entry.dataAs(EventSettings.class)));
    }
    return talk(entry.dataAs(Talk.class).id())
        .map(talk -> Frames.toAll(talk.id(), new Frame(CHANGED, talk)))
        .orElseGet(Frames::none);
  }

  @Override
  public Optional<Topic> topic(String name) {
    if (name.equals(Topic.SCHEDULE)) {
      return Optional.of(new Topic(name, Optional.empty()));
    }
    return rooms.stream()
        .map(Room::id)
        .filter(room -> name.equals(Topic.room(room)))
        .findFirst()
        .or(() -> roomOfTalk(name))
        .map(room -> new Topic(name, Optional.of(room)));
  }

  private Optional<String> roomOfTalk(String name) {
    try {
      return name.startsWith("talk:")
          ? talk(UUID.fromString(name.substring("talk:".length()))).map(talk -> talk.slot().room())
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
