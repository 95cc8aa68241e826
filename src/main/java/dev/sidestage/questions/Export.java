package dev.sidestage.questions;

import dev.sidestage.schedule.Event;
import dev.sidestage.schedule.Talk;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The questions and answers of a talk, or of the event, to be taken elsewhere. What a banned viewer
 * asked isn't in it.
 */
record Export(String event, ZoneId zone, List<OfTalk> talks) {

  /** Those of one talk: the answered ones first, then those with the most votes. */
  record OfTalk(
      UUID talk,
      String title,
      List<String> speakers,
      String room,
      OffsetDateTime startsAt,
      List<Item> questions) {}

  /**
   * One question.
   *
   * @param source where a moderator heard it
   * @param answer in writing, in Markdown
   */
  record Item(
      UUID id,
      String text,
      @Nullable String name,
      @Nullable Source source,
      State state,
      int votes,
      OffsetDateTime askedAt,
      @Nullable Reason reason,
      @Nullable String note,
      @Nullable String answer) {
    static Item of(Question question) {
      var standing = question.standing();
      var dismissed = question.state() == State.DISMISSED;
      return new Item(
          question.id(),
          question.words().text(),
          question.words().name(),
          question.words().source(),
          question.state(),
          question.votes(),
          question.askedAt(),
          dismissed ? standing.reason() : null,
          dismissed ? standing.note() : null,
          question.state() == State.ANSWERED ? standing.answer() : null);
    }
  }

  private static final Comparator<Question> ORDER =
      Comparator.<Question, Boolean>comparing(q -> q.state() != State.ANSWERED)
          .thenComparing(Comparator.comparingInt(Question::votes).reversed())
          .thenComparing(Question::askedAt)
          .thenComparing(Question::id);

  /**
   * Of some talks, in the order of their starts; those without questions are left out.
   *
   * @param questions a talk's
   */
  static Export of(
      Event event, Collection<Talk> talks, Function<UUID, Collection<Question>> questions) {
    return new Export(
        event.name(),
        event.zone(),
        talks.stream()
            .sorted(
                Comparator.<Talk, java.time.Instant>comparing(t -> t.slot().startsAt().toInstant())
                    .thenComparing(Talk::id))
            .map(talk -> of(talk, questions.apply(talk.id())))
            .filter(talk -> !talk.questions().isEmpty())
            .toList());
  }

  private static OfTalk of(Talk talk, Collection<Question> questions) {
    return new OfTalk(
        talk.id(),
        talk.content().title(),
        talk.content().speakers().stream().map(Talk.Speaker::name).toList(),
        talk.slot().room(),
        talk.slot().startsAt(),
        questions.stream()
            .filter(question -> !question.hidden())
            .sorted(ORDER)
            .map(Item::of)
            .toList());
  }
}
