package dev.sidestage.questions;

import dev.sidestage.ledger.LogEntry;
import dev.sidestage.live.Frame;
import dev.sidestage.live.Frames;
import dev.sidestage.live.Projection;
import dev.sidestage.live.Topic;
import dev.sidestage.schedule.Room;
import dev.sidestage.web.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What moderators share, in memory; and who of them looks at what, which is only passed on. Changed
 * by the feed's event loop alone; the words that hold a question may be asked for from any thread.
 */
public final class LiveDesk implements Projection {
  static final String WORDS = "desk.words";
  private static final String CHANGED = "desk.changed";
  private static final String LOOKING = "desk.looking";

  /** A part's kind in the log. */
  private static final Map<String, Class<? extends Desk.Part>> PARTS =
      Map.of(
          "desk.claimed", Desk.Part.Claimed.class,
          "desk.noted", Desk.Part.Noted.class,
          "desk.ordered", Desk.Part.Ordered.class,
          "desk.restrained", Desk.Part.Restrained.class,
          "desk.lifted", Desk.Part.Lifted.class,
          "desk.slowed", Desk.Part.Slowed.class,
          "desk.switched", Desk.Part.Switched.class);

  private final Map<String, Map<UUID, Desk.Claim>> claims = new HashMap<>();
  private final Map<String, Map<UUID, Desk.Memo>> memos = new HashMap<>();
  private final Map<String, Map<UUID, Desk.Order>> orders = new HashMap<>();
  private final Map<String, Map<UUID, Desk.Restraint>> restraints = new HashMap<>();
  private final Map<String, Integer> slow = new HashMap<>();
  private final Map<UUID, String> restrainedIn = new ConcurrentHashMap<>();
  private final List<Desk.Look> looks = new ArrayList<>();
  private volatile boolean closed;
  private volatile HeldWords words = HeldWords.none();

  /** The kind under which a part stands in the log. */
  static String kind(Desk.Part part) {
    return PARTS.entrySet().stream()
        .filter(kind -> kind.getValue().isInstance(part))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** The words that hold a question for review. */
  HeldWords words() {
    return words;
  }

  /** Whether all questions of the event are closed. */
  boolean isClosed() {
    return closed;
  }

  /** The room whose moderators restrained; from any thread. */
  Optional<String> roomOf(UUID restraint) {
    return Optional.ofNullable(restrainedIn.get(restraint));
  }

  /** What the moderators of a room share, on the feed's event loop. */
  Desk of(Room room) {
    var id = room.id();
    return new Desk(
        id,
        room.moderated(),
        slow.getOrDefault(id, 0),
        closed,
        values(claims, id),
        values(memos, id),
        values(orders, id),
        values(restraints, id));
  }

  private static <V> List<V> values(Map<String, Map<UUID, V>> byRoom, String room) {
    return List.copyOf(byRoom.getOrDefault(room, Map.of()).values());
  }

  @Override
  public Set<String> kinds() {
    var kinds = new HashSet<>(PARTS.keySet());
    kinds.add(WORDS);
    return kinds;
  }

  @Override
  public Future<Runnable> load(SqlConnection snapshot) {
    return DeskStore.all(snapshot)
        .compose(
            parts ->
                DeskStore.rules(snapshot)
                    .map(
                        rules ->
                            () -> {
                              List.of(claims, memos, orders, restraints).forEach(Map::clear);
                              slow.clear();
                              restrainedIn.clear();
                              parts.forEach(this::put);
                              closed = rules.closed();
                              words = HeldWords.of(rules.words());
                            }));
  }

  @Override
  public void apply(LogEntry entry) {
    if (entry.kind().equals(WORDS)) {
      words = HeldWords.of(List.of(entry.dataAs(String[].class)));
    } else {
      put(part(entry));
    }
  }

  private static Desk.Part part(LogEntry entry) {
    return entry.dataAs(Objects.requireNonNull(PARTS.get(entry.kind())));
  }

  private void put(Desk.Part part) {
    if (part instanceof Desk.Part.Claimed now) {
      put(claims, now.room(), now.question(), now.claim());
    } else if (part instanceof Desk.Part.Noted now) {
      put(memos, now.room(), now.question(), now.memo());
    } else if (part instanceof Desk.Part.Ordered now) {
      put(orders, now.room(), now.talk(), new Desk.Order(now.talk(), now.questions()));
    } else if (part instanceof Desk.Part.Restrained now) {
      put(restraints, now.room(), now.restraint().id(), now.restraint());
      restrainedIn.put(now.restraint().id(), now.room());
    } else if (part instanceof Desk.Part.Lifted now) {
      put(restraints, now.room(), now.lifted(), null);
      restrainedIn.remove(now.lifted());
    } else if (part instanceof Desk.Part.Slowed now) {
      slow.put(now.room(), now.slowMinutes());
    } else if (part instanceof Desk.Part.Switched now) {
      closed = now.closed();
    }
  }

  private static <V> void put(
      Map<String, Map<UUID, V>> byRoom, String room, UUID key, @Nullable V value) {
    var there = byRoom.computeIfAbsent(room, r -> new LinkedHashMap<>());
    if (value == null) {
      there.remove(key);
    } else {
      there.put(key, value);
    }
  }

  /** To the room's moderators alone. */
  @Override
  public Frames frames(LogEntry entry) {
    return entry.kind().equals(WORDS)
        ? Frames.none()
        : Frames.toModerators(new Frame(CHANGED, part(entry)));
  }

  /** A look that was told on this node or another one. */
  @Override
  public void hear(String whisper) {
    looks.add(Json.read(whisper, Desk.Look.class));
  }

  /** Of each moderator the last look. */
  @Override
  public List<Folded> fold() {
    var last = new LinkedHashMap<UUID, Desk.Look>();
    looks.forEach(look -> last.put(look.by(), look));
    looks.clear();
    return last.values().stream()
        .map(look -> new Folded(List.of(Topic.room(look.room())), null, new Frame(LOOKING, look)))
        .toList();
  }
}
