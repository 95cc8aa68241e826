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
    Window window,
    Rules.Names names,
    boolean countsHidden,
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
      return this == MODERATION || question.seenByAll();
    }

    Question.View view(Question question, boolean countsHidden) {
      if (this == MODERATION) {
        return question.toModerators();
      }
      return countsHidden ? question.toEverybody().withoutVotes() : question.toEverybody();
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
          : Comparator.comparingInt(Question::votes).reversed().thenComparing(BY_AGE);
    }
  }

  /**
   * How many were asked, wait for an answer, and were answered: said to everybody, of all
   * questions.
   */
  record Counts(int asked, int waiting, int answered) {
    static Counts of(Collection<Question> all) {
      var shown = all.stream().filter(q -> !q.hidden()).toList();
      var waiting = shown.stream().filter(q -> q.state().waits() || q.state() == State.ONSTAGE);
      var answered = shown.stream().filter(q -> q.state() == State.ANSWERED);
      return new Counts(shown.size(), (int) waiting.count(), (int) answered.count());
    }
  }

  /**
   * A page. While counts are hidden, they aren't in the order either: the newest come first.
   *
   * @throws Problem 404 for a page behind the last one
   */
  static Queue of(
      LiveRules.Taking taking, Collection<Question> all, Audience view, Order sort, int page) {
    var hidden = taking.countsHidden() && view == Audience.PUBLIC;
    var order = hidden ? Order.NEW : sort;
    var seen = all.stream().filter(view::sees).sorted(order.comparator()).toList();
    var pages = Math.max(1, (seen.size() + PAGE - 1) / PAGE);
    if (page > pages) {
      throw Problem.notFound(
              "page", "There is no page " + page + "; the last one is " + pages + ".")
          .with("field", "page");
    }
    return new Queue(
        taking.talk(),
        view,
        order,
        page,
        pages,
        Counts.of(all),
        taking.window(),
        taking.names(),
        taking.countsHidden(),
        in(State.ONSTAGE, seen).map(q -> view.view(q, hidden)).orElse(null),
        in(State.NEXT, seen).map(q -> view.view(q, hidden)).orElse(null),
        seen.subList((page - 1) * PAGE, Math.min(page * PAGE, seen.size())).stream()
            .map(q -> view.view(q, hidden))
            .toList());
  }

  private static Optional<Question> in(State state, List<Question> questions) {
    return questions.stream().filter(question -> question.state() == state).findFirst();
  }
}
