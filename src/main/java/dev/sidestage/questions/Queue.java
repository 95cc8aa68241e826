package dev.sidestage.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.sidestage.web.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of a talk's questions, as it is read. */
record Queue(
    UUID talk,
    Audience view,
    Order sort,
    int page,
    int pages,
    Counts counts,
    @JsonInclude Question.@Nullable View onstage,
    @JsonInclude Question.@Nullable View next,
    List<Question.View> questions) {

  /** Questions on a page. */
  static final int PAGE = 100;

  private static final Comparator<Question> BY_AGE =
      Comparator.comparing(Question::askedAt).thenComparing(Question::id);

  /** Who reads it. */
  enum Audience {
    PUBLIC,
    MODERATION;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean sees(Question question) {
      return this == MODERATION || question.state().isPublic();
    }

    Question.View view(Question question) {
      return this == MODERATION ? question.toModerators() : question.toEverybody();
    }
  }

  /** In which order. */
  enum Order {
    TOP,
    NEW;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    Comparator<Question> comparator() {
      return this == NEW
          ? BY_AGE.reversed()
          : Comparator.comparing(Question::votes).reversed().thenComparing(BY_AGE);
    }
  }

  /**
   * How many were asked, wait for an answer, and were answered: said to everybody, of all
   * questions.
   */
  record Counts(int asked, int waiting, int answered) {
    static Counts of(Collection<Question> all) {
      var answered = (int) all.stream().filter(q -> q.state() == State.ANSWERED).count();
      var dismissed = (int) all.stream().filter(q -> q.state() == State.DISMISSED).count();
      return new Counts(all.size(), all.size() - answered - dismissed, answered);
    }
  }

  /**
   * A page.
   *
   * @throws Problem 404 for a page behind the last one
   */
  static Queue of(UUID talk, Collection<Question> all, Audience view, Order sort, int page) {
    var seen = all.stream().filter(view::sees).sorted(sort.comparator()).toList();
    var pages = Math.max(1, (seen.size() + PAGE - 1) / PAGE);
    if (page > pages) {
      throw Problem.notFound(
              "page", "There is no page " + page + "; the last one is " + pages + ".")
          .with("field", "page");
    }
    return new Queue(
        talk,
        view,
        sort,
        page,
        pages,
        Counts.of(all),
        in(State.ONSTAGE, seen).map(view::view).orElse(null),
        in(State.NEXT, seen).map(view::view).orElse(null),
        seen.subList((page - 1) * PAGE, Math.min(page * PAGE, seen.size())).stream()
            .map(view::view)
            .toList());
  }

  private static Optional<Question> in(State state, List<Question> questions) {
    return questions.stream().filter(question -> question.state() == state).findFirst();
  }
}
