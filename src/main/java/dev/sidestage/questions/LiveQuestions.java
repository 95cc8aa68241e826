package dev.sidestage.questions;

import dev.sidestage.ledger.LogEntry;
import dev.sidestage.live.Frame;
import dev.sidestage.live.Frames;
import dev.sidestage.live.Projection;
import dev.sidestage.live.Topic;
import dev.sidestage.schedule.LiveSchedule;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
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

  /** Viewers found it rude; to moderators alone. */
  static final String FLAGS = "flags";

  /** It went to another talk: of the one that it left. */
  static final String LEFT = "question.left";

  private static final String GONE = "question.gone";

  private final LiveSchedule schedule;
  private final LiveRules rules;
  private final SimilarQuestions similar = new SimilarQuestions();
  private volatile Map<UUID, Question> questions = new ConcurrentHashMap<>();
  private Map<UUID, Map<UUID, Question>> byTalk = new HashMap<>();
  private final Map<UUID, Map<UUID, Integer>> unfolded = new LinkedHashMap<>();

  /**
   * A question after a change.
   *
   * @param before who knew of it before
   */
  record Changed(Question question, Sight before) {}

  /** Who knew of a question, under the talk where it is now. */
  enum Sight {
    NEW,
    HIDDEN,
    SEEN;

    static Sight of(Question question) {
      return question.seenByAll() ? SEEN : HIDDEN;
    }
  }

  /** Counts that changed, by talk and question. */
  record Votes(Map<UUID, Map<UUID, Integer>> counts) {}

  /** What readers are sent of counts. */
  record Counts(UUID talk, Map<UUID, Integer> votes) {}

  /** How many viewers found a question rude. */
  record Flags(UUID question, UUID talk, int flags) {}

  /** A question that went out of sight. */
  record Gone(UUID id, UUID talk, int version) {}

  public LiveQuestions(LiveSchedule schedule, LiveRules rules) {
    this.schedule = schedule;
    this.rules = rules;
  }

  /** What was asked in similar words; may be asked from any thread. */
  SimilarQuestions similar() {
    return similar;
  }

  /** Whether something waits in a talk that is over: the clock's cue. */
  boolean waitsTooLong(Instant now) {
    return byTalk.entrySet().stream()
        .anyMatch(
            talk ->
                isOver(talk.getKey(), now)
                    && talk.getValue().values().stream().anyMatch(q -> q.state().waits()));
  }

  private boolean isOver(UUID talk, Instant now) {
    return schedule.talk(talk).filter(t -> rules.window(t).isOver(t, now)).isPresent();
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
    return Set.of(ASKED, CHANGED, LEFT, FLAGS, VOTES);
  }

  @Override
  public Future<Runnable> load(SqlConnection snapshot) {
    return QuestionStore.all(snapshot).map(all -> () -> replace(all));
  }

  private void replace(List<Question> all) {
    var before = questions;
    questions = new ConcurrentHashMap<>();
    byTalk = new HashMap<>();
    similar.clear();
    for (var question : all) {
      put(question);
      var was = before.get(question.id());
      if (was != null && was.votes() != question.votes()) {
        unfolded(question);
      }
    }
  }

  private void put(Question question) {
    var before = questions.put(question.id(), question);
    if (before != null && !before.talk().equals(question.talk())) {
      leave(before.id(), before.talk());
    }
    byTalk
        .computeIfAbsent(question.talk(), talk -> new LinkedHashMap<>())
        .put(question.id(), question);
    similar.put(question);
  }

  private void leave(UUID question, UUID talk) {
    byTalk.computeIfPresent(talk, (id, there) -> without(there, question));
    similar.remove(question, talk);
    unfolded.computeIfPresent(talk, (id, there) -> without(there, question));
  }

  private static <T> Map<UUID, T> without(Map<UUID, T> there, UUID question) {
    there.remove(question);
    return there;
  }

  @Override
  public void apply(LogEntry entry) {
    switch (entry.kind()) {
      case VOTES ->
          entry
              .dataAs(Votes.class)
              .counts()
              .values()
              .forEach(counts -> counts.forEach((id, votes) -> count(id, votes, entry)));
      case LEFT -> {
        var gone = entry.dataAs(Gone.class);
        leave(gone.id(), gone.talk());
      }
      case FLAGS -> {
        var flags = entry.dataAs(Flags.class);
        question(flags.question()).ifPresent(question -> put(question.flagged(flags.flags())));
      }
      default -> change(entry.dataAs(Changed.class).question());
    }
  }

  private void change(Question changed) {
    var known = questions.get(changed.id());
    put(changed);
    if (known != null && known.votes() != changed.votes()) {
      unfolded(changed);
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
    if (entry.kind().equals(FLAGS)) {
      var flags = new Frame(FLAGS, entry.dataAs(Flags.class));
      return new Frames(null, null, flags, null, null);
    }
    if (entry.kind().equals(LEFT)) {
      return Frames.toAll(new Frame(GONE, entry.dataAs(Gone.class)));
    }
    var changed = entry.dataAs(Changed.class);
    return question(changed.question().id())
        .map(now -> frames(now, changed))
        .orElseGet(Frames::none);
  }

  private Frames frames(Question now, Changed changed) {
    var event = changed.before() == Sight.NEW ? ASKED : CHANGED;
    return new Frames(
        now.id(),
        toEverybody(now, changed),
        new Frame(event, now.toModerators()),
        now.author(),
        new Frame(event, shown(now.talk(), now.toAuthor())));
  }

  private @Nullable Frame toEverybody(Question now, Changed changed) {
    var was = changed.before() == Sight.SEEN;
    var is = changed.question().seenByAll();
    if (was && !is) {
      return new Frame(GONE, new Gone(now.id(), now.talk(), changed.question().version()));
    }
    return is && now.seenByAll()
        ? new Frame(was ? CHANGED : ASKED, shown(now.talk(), now.toEverybody()))
        : null;
  }

  /** What one who is no moderator sees: without the count, while counts are hidden. */
  Question.View shown(UUID talk, Question.View view) {
    return rules.hidesCounts(talk) ? view.withoutVotes() : view;
  }

  @Override
  public List<Folded> fold() {
    var folded =
        unfolded.entrySet().stream()
            .map(
                talk ->
                    folded(talk.getKey(), new Counts(talk.getKey(), Map.copyOf(talk.getValue()))))
            .toList();
    unfolded.clear();
    return folded;
  }

  private Folded folded(UUID talk, Counts counts) {
    var frame = new Frame(VOTES, counts);
    return new Folded(topics(schedule, talk), rules.hidesCounts(talk) ? null : frame, frame);
  }

  @Override
  public List<Folded> foldedSince(String topic, long sequence) {
    return byTalk.keySet().stream()
        .filter(talk -> topics(schedule, talk).contains(topic))
        .flatMap(talk -> countsSince(talk, sequence).stream())
        .toList();
  }

  private Optional<Folded> countsSince(UUID talk, long sequence) {
    var counts = new LinkedHashMap<UUID, Integer>();
    ofTalk(talk).stream()
        .filter(question -> question.support().votedAt() > sequence && question.seenByAll())
        .forEach(question -> counts.put(question.id(), question.votes()));
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(folded(talk, new Counts(talk, counts)));
  }
}
