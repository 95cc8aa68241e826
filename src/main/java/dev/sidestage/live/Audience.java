package dev.sidestage.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sidestage.ledger.LogEntry;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many are watching, the whole event and each room: the one part of the read model that isn't
 * of the log. It is sent folded. The feed's event loop.
 */
public final class Audience implements Projection {
  static final String EVENT = "";
  private static final String KIND = "audience";

  private final Function<String, Optional<Topic>> topicOf;
  private Map<String, Integer> counts = Map.of();
  private Map<String, Set<String>> topics = Map.of();
  private final Set<String> changed = new HashSet<>();

  /**
   * What readers are sent.
   *
   * @param room null for the whole event
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Count(@Nullable String room, int viewers) {}

  /**
   * @param topicOf finds a topic, and with it its room
   */
  public Audience(Function<String, Optional<Topic>> topicOf) {
    this.topicOf = topicOf;
  }

  /** Sorts those who follow topics by room; all of them are the event's. */
  Map<String, Set<Integer>> byRoom(Map<String, Set<Integer>> byTopic) {
    var byRoom = new HashMap<String, Set<Integer>>();
    var followed = new HashMap<String, Set<String>>();
    byTopic.forEach(
        (topic, viewers) -> {
          byRoom.computeIfAbsent(EVENT, room -> new HashSet<>()).addAll(viewers);
          room(topic)
              .ifPresent(
                  room -> {
                    byRoom.computeIfAbsent(room, r -> new HashSet<>()).addAll(viewers);
                    followed.computeIfAbsent(room, r -> new HashSet<>()).add(topic);
                  });
        });
    topics = followed;
    return byRoom;
  }

  /** Takes the counts of now. */
  void take(Map<String, Integer> now) {
    var before = counts;
    counts = Map.copyOf(now);
    var known = new HashSet<>(before.keySet());
    known.addAll(now.keySet());
    known.stream()
        .filter(room -> !Objects.equals(before.get(room), now.get(room)))
        .forEach(changed::add);
  }

  private Optional<String> room(String topic) {
    return topicOf.apply(topic).flatMap(Topic::room);
  }

  private Frame frame(String room) {
    var name = room.equals(EVENT) ? null : room;
    return new Frame(KIND, new Count(name, counts.getOrDefault(room, 0)));
  }

  @Override
  public List<Folded> fold() {
    var folded = changed.stream().map(room -> Folded.toAll(topics(room), frame(room))).toList();
    changed.clear();
    return folded;
  }

  private List<String> topics(String room) {
    return room.equals(EVENT)
        ? List.of(Topic.SCHEDULE)
        : List.copyOf(topics.getOrDefault(room, Set.of()));
  }

  /** Whenever somebody comes: it has no place in the log. */
  @Override
  public List<Folded> foldedSince(String topic, long sequence) {
    var room = topic.equals(Topic.SCHEDULE) ? Optional.of(EVENT) : room(topic);
    return room
        .filter(counts::containsKey)
        .map(each -> Folded.toAll(List.of(topic), frame(each)))
        .stream()
        .toList();
  }

  @Override
  public Set<String> kinds() {
    return Set.of();
  }

  @Override
  public Future<Runnable> load(SqlConnection snapshot) {
    return Future.succeededFuture(() -> {});
  }

  @Override
  public void apply(LogEntry entry) {
    throw new IllegalArgumentException(entry.kind());
  }

  @Override
  public Frames frames(LogEntry entry) {
    return Frames.none();
  }
}
