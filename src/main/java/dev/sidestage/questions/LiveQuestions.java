package dev.sidestage.questions;

import dev.sidestage.ledger.LogEntry;
import dev.sidestage.live.Frame;
import dev.sidestage.live.Frames;
import dev.sidestage.live.Projection;
import dev.sidestage.live.Topic;
import dev.sidestage.schedule.LiveSchedule;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All questions in memory. Changed by the feed's event loop alone; one question may be looked up
 * from any thread, a talk's queue is read on the feed's.
 */
public final class LiveQuestions implements Projection {
  static final String ASKED = "question.asked";
  static final String CHANGED = "question.changed";
  static final String VOTES = "votes";
  private static final String GONE = "question.gone";

  private final LiveSchedule schedule;
  private volatile Map<UUID, Question> questions = new ConcurrentHashMap<>();
  private Map<UUID, Map<UUID, Question>> byTalk = new HashMap<>();
  private final Map<UUID, Map<UUID, Integer>> unfolded = new LinkedHashMap<>();

  /**
   * A question after a change.
   *
   * @param from the state before it; null where it was just asked
   */
  record Changed(Question question, @Nullable State from) {}

  /** Counts that changed, by talk and question. */
  record Votes(Map<UUID, Map<UUID, Integer>> counts) {}

  /** What readers are sent of counts. */
  record Counts(UUID talk, Map<UUID, Integer> votes) {}

  /** A question that went out of sight. */
  record Gone(UUID id, UUID talk, int version) {}

  public LiveQuestions(LiveSchedule schedule) {
    this.schedule = schedule;
  }

  /** The topics of what concerns a talk's questions. */
  static List<String> topics(LiveSchedule schedule, UUID talk) {
    return Stream.concat(
            Stream.of(Topic.talk(talk)),
            schedule.talk(talk).map(t -> Topic.room(t.slot().room())).stream())
        .toList();
  }

  Optional<Question> question(UUID id) {
    return Optional.ofNullable(questions.get(id));
  }

  Collection<Question> ofTalk(UUID talk) {
    return byTalk.getOrDefault(talk, Map.of()).values();
  }

  @Override
  public Set<String> kinds() {
    return Set.of(ASKED, CHANGED, VOTES);
  }

  @Override
  public Future<Runnable> load(SqlConnection snapshot) {
    return QuestionStore.all(snapshot).map(all -> () -> replace(all));
  }

  private void replace(List<Question> all) {
    var before = questions;
    questions = new ConcurrentHashMap<>();
    byTalk = new HashMap<>();
    for (var question : all) {
      put(question);
      var was = before.get(question.id());
      if (was != null && was.votes() != question.votes()) {
        unfolded(question);
      }
    }
  }

  private void put(Question question) {
    questions.put(question.id(), question);
    byTalk
        .computeIfAbsent(question.talk(), talk -> new LinkedHashMap<>())
        .put(question.id(), question);
  }

  @Override
  public void apply(LogEntry entry) {
    if (entry.kind().equals(VOTES)) {
      entry
          .dataAs(Votes.class)
          .counts()
          .values()
          .forEach(counts -> counts.forEach((id, votes) -> count(id, votes, entry)));
    } else {
      var changed = entry.dataAs(Changed.class).question();
      var known = questions.get(changed.id());
      put(known == null ? changed : changed.voted(known.votes(), known.votedAt()));
    }
  }

  private void count(UUID id, int votes, LogEntry entry) {
    var question = questions.get(id);
    if (question != null) {
      var counted = question.voted(votes, entry.sequence());
      put(counted);
      unfolded(counted);
    }
  }

  private void unfolded(Question question) {
    unfolded
        .computeIfAbsent(question.talk(), talk -> new LinkedHashMap<>())
        .put(question.id(), question.votes());
  }

  /** A question is sent as it is now, and only to those who may see it now. */
  @Override
  public Frames frames(LogEntry entry) {
    if (entry.kind().equals(VOTES)) {
      return Frames.none();
    }
    var changed = entry.dataAs(Changed.class);
    return question(changed.question().id())
        .map(now -> frames(now, changed))
        .orElseGet(Frames::none);
  }

  private static Frames frames(Question now, Changed changed) {
    var event = changed.from() == null ? ASKED : CHANGED;
    return new Frames(
        now.id(),
        toEverybody(now, changed),
        new Frame(event, now.toModerators()),
        now.author(),
        new Frame(event, now.toAuthor()));
  }

  private static @Nullable Frame toEverybody(Question now, Changed changed) {
    var was = changed.from() != null && changed.from().isPublic();
    var is = changed.question().state().isPublic();
    if (was && !is) {
      return new Frame(GONE, new Gone(now.id(), now.talk(), changed.question().version()));
    }
    return is && now.state().isPublic()
        ? new Frame(was ? CHANGED : ASKED, now.toEverybody())
        : null;
  }

  @Override
  public List<Folded> fold() {
    var folded =
        unfolded.entrySet().stream()
            .map(
                talk ->
                    new Folded(
                        topics(schedule, talk.getKey()),
                        new Frame(VOTES, new Counts(talk.getKey(), Map.copyOf(talk.getValue())))))
            .toList();
    unfolded.clear();
    return folded;
  }

  @Override
  public List<Frame> foldedSince(String topic, long sequence) {
    return byTalk.keySet().stream()
        .filter(talk -> topics(schedule, talk).contains(topic))
        .flatMap(talk -> countsSince(talk, sequence).stream())
        .toList();
  }

  private Optional<Frame> countsSince(UUID talk, long sequence) {
    var counts = new LinkedHashMap<UUID, Integer>();
    ofTalk(talk).stream()
        .filter(question -> question.votedAt() > sequence && question.state().isPublic())
        .forEach(question -> counts.put(question.id(), question.votes()));
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Frame(VOTES, new Counts(talk, counts)));
  }
}
