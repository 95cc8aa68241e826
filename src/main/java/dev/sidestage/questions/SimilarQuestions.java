package dev.sidestage.questions;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.CosineSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was asked in similar words, of what everybody sees and may vote for. Changed by the
 * feed's event loop; searched from any thread, a worker's best, while it changes.
 *
 * <p>An index by the beginnings of words picks the questions that share the rarest with what is
 * being typed; the cosine of the groups of three letters, which bears mistypings and endings, has
 * the last word.
 */
final class SimilarQuestions {
  private static final int MOST = 5;

  /** Questions that are compared letter by letter. */
  private static final int CANDIDATES = 100;

  private static final double ENOUGH = 0.4;

  private final CosineSimilarity cosine = new CosineSimilarity();
  private final Map<UUID, Talk> talks = new ConcurrentHashMap<>();

  /** A talk's questions, and which of them have a word that begins so. */
  private record Talk(Map<UUID, Question> questions, Map<String, Set<UUID>> byBeginning) {
    Talk() {
      this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }
  }

  private record Hit(Question question, double likeness) {}

  void clear() {
    talks.clear();
  }

  /** Takes a question as it is now. */
  void put(Question question) {
    var talk = talks.computeIfAbsent(question.talk(), id -> new Talk());
    var known = talk.questions().get(question.id());
    var offered = question.state().takesVotes() && question.seenByAll();
    if (known != null && offered && known.words().equals(question.words())) {
      talk.questions().put(question.id(), question);
      return;
    }
    remove(talk, known);
    if (offered) {
      add(talk, question);
    }
  }

  /** A question went to another talk. */
  void remove(UUID question, UUID from) {
    var talk = talks.get(from);
    if (talk != null) {
      remove(talk, talk.questions().get(question));
    }
  }

  private static void add(Talk talk, Question question) {
    talk.questions().put(question.id(), question);
    for (var beginning : Letters.beginnings(question.words().text())) {
      talk.byBeginning()
          .computeIfAbsent(beginning, b -> ConcurrentHashMap.newKeySet(2))
          .add(question.id());
    }
  }

  private static void remove(Talk talk, @Nullable Question known) {
    if (known == null) {
      return;
    }
    talk.questions().remove(known.id());
    for (var beginning : Letters.beginnings(known.words().text())) {
      talk.byBeginning()
          .computeIfPresent(
              beginning,
              (b, ids) -> {
                ids.remove(known.id());
                return ids.isEmpty() ? null : ids;
              });
    }
  }

  /** The most alike of a talk, the most alike first; none where nothing is. */
  List<Question> like(UUID talk, String text) {
    var known = talks.get(talk);
    if (known == null) {
      return List.of();
    }
    var letters = Letters.groups(text);
    return candidates(known, text)
        .flatMap(id -> Stream.ofNullable(known.questions().get(id)))
        .map(question -> new Hit(question, likeness(letters, question)))
        .filter(hit -> hit.likeness() >= ENOUGH)
        .sorted(Comparator.comparingDouble(Hit::likeness).reversed())
        .limit(MOST)
        .map(Hit::question)
        .toList();
  }

  private double likeness(Map<CharSequence, Integer> letters, Question question) {
    return cosine.cosineSimilarity(letters, Letters.groups(question.words().text()));
  }

  /** Those that share most, where what few questions have weighs more. */
  private static Stream<UUID> candidates(Talk talk, String text) {
    var weights = new HashMap<UUID, Double>();
    var all = Math.max(1, talk.questions().size());
    for (var beginning : Letters.beginnings(text)) {
      var ids = talk.byBeginning().getOrDefault(beginning, Set.of());
      var weight = Math.log(1 + (double) all / Math.max(1, ids.size()));
      ids.forEach(id -> weights.merge(id, weight, Double::sum));
    }
    return weights.entrySet().stream()
        .sorted(Map.Entry.<UUID, Double>comparingByValue().reversed())
        .limit(CANDIDATES)
        .map(Map.Entry::getKey);
  }
}
