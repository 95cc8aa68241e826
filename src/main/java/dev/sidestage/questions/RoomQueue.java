package dev.sidestage.questions;

import dev.sidestage.web.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A page of all questions of a room, as its moderators read them. The oldest first, so that pages
 * that were read stay as they are while questions come in.
 */
record RoomQueue(String room, int page, int pages, int total, List<Question.View> questions) {
  /** Questions on a page. */
  static final int PAGE = 1_000;

  private static final Comparator<Question> BY_AGE =
      Comparator.comparing(Question::askedAt).thenComparing(Question::id);

  /**
   * A page.
   *
   * @throws Problem 404 for a page behind the last one
   */
  static RoomQueue of(String room, Collection<Question> all, int page) {
    var pages = Math.max(1, (all.size() + PAGE - 1) / PAGE);
    if (page > pages) {
      throw Problem.notFound(
              "page", "There is no page " + page + "; the last one is " + pages + ".")
          .with("field", "page");
    }
    var questions =
        all.stream()
            .sorted(BY_AGE)
            .skip((page - 1L) * PAGE)
            .limit(PAGE)
            .map(Question::toModerators)
            .toList();
    return new RoomQueue(room, page, pages, all.size(), questions);
  }
}
