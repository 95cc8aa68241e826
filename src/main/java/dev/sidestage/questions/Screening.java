package dev.sidestage.questions;

import dev.sidestage.web.Problem;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Whether what is asked in a batch may be asked: where, when, under which name, and not twice. It
 * remembers what it let pass, since that is the same question for those behind it in the batch.
 */
final class Screening {
  private final Map<UUID, AskStore.Place> places;
  private final Map<Ask.Key, List<Question>> same;
  private final Map<UUID, Barrier> barriers;
  private final HeldWords words;
  private final Rules settings;
  private final OffsetDateTime now;
  private final Map<Ask.Key, Ask> publicly = new HashMap<>();
  private final Map<Own, Ask> own = new HashMap<>();
  private final Set<InRoom> slowed = new HashSet<>();

  private record InRoom(UUID viewer, String room) {}

  private record Own(UUID viewer, Ask.Key key) {}

  Screening(
      Map<UUID, AskStore.Place> places,
      Map<Ask.Key, List<Question>> same,
      Map<UUID, Barrier> barriers,
      HeldWords words,
      Rules settings,
      OffsetDateTime now) {
    this.places = places;
    this.same = same;
    this.barriers = barriers;
    this.words = words;
    this.settings = settings;
    this.now = now;
  }

  /** What stands in the way, given the questions that the batch asks; or nothing. */
  Optional<Function<Map<UUID, Question>, Problem>> obstacle(Ask ask) {
    try {
      checkPlace(ask);
    } catch (Problem problem) {
      return Optional.of(asked -> problem);
    }
    var before = repeated(ask);
    if (before.isPresent()) {
      var problem = Conflicts.repeat(before.get());
      return Optional.of(asked -> problem);
    }
    var mine = own.putIfAbsent(new Own(ask.actor(), ask.key()), ask);
    if (mine != null) {
      return Optional.of(asked -> Conflicts.repeat(of(mine, asked).toAuthor()));
    }
    var first = state(ask) == State.APPROVED ? publicly.putIfAbsent(ask.key(), ask) : null;
    return first == null
        ? Optional.empty()
        : Optional.of(asked -> Conflicts.repeat(of(first, asked).toEverybody()));
  }

  /** What became of one that passed. */
  static Question of(Ask ask, Map<UUID, Question> asked) {
    return Objects.requireNonNull(asked.get(ask.question()));
  }

  /** In which state it begins. */
  State state(Ask ask) {
    var place = places.get(ask.talk());
    return place != null && (place.moderated() || heldBy(ask).isPresent())
        ? State.PENDING
        : State.APPROVED;
  }

  /** The word that holds it for a moderator, whatever the room. */
  Optional<String> heldBy(Ask ask) {
    return words.in(ask.text(), Objects.requireNonNullElse(ask.name(), ""));
  }

  private void checkPlace(Ask ask) {
    var place = places.get(ask.talk());
    if (place == null) {
      throw Conflicts.noQuestions();
    }
    var barrier = barriers.getOrDefault(ask.question(), Barrier.NONE);
    barrier.checkClosed();
    place.window(settings).checkOpen(now.toInstant());
    barrier.check(now);
    if (barrier.slowMinutes() > 0
        && !slowed.add(new InRoom(ask.actor(), place.talk().slot().room()))) {
      throw Barrier.slow(barrier.slowMinutes() * 60L);
    }
    var names = settings.with(place.room()).names();
    if (names == Rules.Names.REQUIRED && ask.name() == null) {
      throw Problem.invalid("name", "Questions are asked under a name here: say yours.");
    }
    if (names == Rules.Names.FORBIDDEN && ask.name() != null) {
      throw Problem.invalid("name", "Questions are asked without a name here: leave it out.");
    }
  }

  /**
   * One's own, or one that all see. What others have asked and a moderator hasn't read isn't told.
   */
  private Optional<Question.View> repeated(Ask ask) {
    var candidates = same.getOrDefault(ask.key(), List.of());
    return candidates.stream()
        .filter(question -> question.author().equals(ask.actor()))
        .map(Question::toAuthor)
        .findFirst()
        .or(
            () ->
                candidates.stream()
                    .filter(question -> question.state().takesVotes() && question.seenByAll())
                    .map(Question::toEverybody)
                    .findFirst());
  }
}
