package dev.sidestage.questions;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sidestage.web.Markdown;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question as Sidestage knows it. {@link View} is what others see of it.
 *
 * @param version counts its changes; a vote is none
 */
public record Question(
    UUID id,
    UUID talk,
    UUID author,
    Words words,
    Standing standing,
    Support support,
    int version,
    OffsetDateTime askedAt) {

  /**
   * What is asked.
   *
   * @param name under which it was asked; null: anonymously
   * @param language in which it was asked, a BCP 47 tag; null: not known
   * @param source where a moderator heard it, who asked it in the audience's name
   * @param original what its author wrote, where a moderator changed it
   * @param edition counts the wordings that may mean something else; a vote is for one of them
   */
  public record Words(
      String text,
      @Nullable String name,
      @Nullable String language,
      @Nullable Source source,
      @Nullable String original,
      int edition) {}

  /**
   * Where it stands. What belongs to a state stays when that is left, for an undo.
   *
   * @param previous the state before; null where it was just asked
   * @param movedBy who took it from there
   * @param reason why it was dismissed
   * @param note what its author is told beside the reason
   * @param mergedInto the one that it was merged into
   * @param answer in writing, in Markdown
   * @param origin the talk that it came from, where it was deferred
   * @param hidden whether its author is banned: nobody else sees it, but moderators
   */
  public record Standing(
      State state,
      @Nullable State previous,
      State.Who movedBy,
      @Nullable Reason reason,
      @Nullable String note,
      @Nullable UUID mergedInto,
      @Nullable String answer,
      @Nullable UUID origin,
      boolean hidden) {}

  /**
   * Who is behind it.
   *
   * @param votes viewers that voted for it or for one that is merged into it, each counted once
   * @param votedAt the log's sequence of the last change of that; 0 for none
   * @param merged how many questions are merged into it
   * @param flags viewers that found it rude since a moderator looked
   */
  public record Support(int votes, long votedAt, int merged, int flags) {}

  public State state() {
    return standing.state();
  }

  public int votes() {
    return support.votes();
  }

  /** The same with other votes. */
  Question voted(int count, long sequence) {
    var now = new Support(count, sequence, support.merged(), support.flags());
    return new Question(id, talk, author, words, standing, now, version, askedAt);
  }

  /** The same with other flags. */
  Question flagged(int flags) {
    var now = new Support(support.votes(), support.votedAt(), support.merged(), flags);
    return new Question(id, talk, author, words, standing, now, version, askedAt);
  }

  /** Whether everybody sees it. */
  boolean seenByAll() {
    return !hidden() && isSeenByAll(standing.state(), standing.previous());
  }

  /** Whether its author is banned. */
  boolean hidden() {
    return standing.hidden();
  }

  /** The same, hidden or not. */
  Question hidden(boolean hidden) {
    var now =
        new Standing(
            standing.state(),
            standing.previous(),
            standing.movedBy(),
            standing.reason(),
            standing.note(),
            standing.mergedInto(),
            standing.answer(),
            standing.origin(),
            hidden);
    return new Question(id, talk, author, words, now, support, version, askedAt);
  }

  /** Whether everybody sees one in that state: a deferred one goes on being seen. */
  static boolean isSeenByAll(State state, @Nullable State previous) {
    return state.isPublic() || (state == State.DEFERRED && previous != null && previous.isPublic());
  }

  /** Where an undo would take it: from a moderator's step alone. */
  Optional<State> before() {
    return Optional.ofNullable(standing.previous())
        .filter(
            previous -> standing.movedBy() == State.Who.MODERATOR && state().canReturnTo(previous));
  }

  /** What everybody sees of it. */
  View toEverybody() {
    return view(Own.NOT);
  }

  /** What moderators see of it. */
  View toModerators() {
    return new View(
        id,
        talk,
        words.text(),
        words.name(),
        words.source(),
        words.language(),
        state(),
        support.votes(),
        support.merged() == 0 ? null : support.merged(),
        words.edition() == 1 ? null : words.edition(),
        standing.answer(),
        html(standing.answer()),
        version,
        askedAt,
        reason(),
        note(),
        mergedInto(),
        null,
        words.original(),
        support.flags() == 0 ? null : support.flags(),
        hidden() ? true : null,
        before().orElse(null));
  }

  /** What its author sees of it. */
  View toAuthor() {
    return view(Own.OWN);
  }

  private enum Own {
    OWN,
    NOT
  }

  private View view(Own own) {
    var isOwn = own == Own.OWN;
    return new View(
        id,
        talk,
        words.text(),
        words.name(),
        words.source(),
        words.language(),
        state(),
        support.votes(),
        support.merged() == 0 ? null : support.merged(),
        words.edition() == 1 ? null : words.edition(),
        state() == State.ANSWERED ? standing.answer() : null,
        state() == State.ANSWERED ? html(standing.answer()) : null,
        version,
        askedAt,
        isOwn ? reason() : null,
        isOwn ? note() : null,
        isOwn ? mergedInto() : null,
        isOwn ? true : null,
        null,
        null,
        null,
        null);
  }

  private static @Nullable String html(@Nullable String markdown) {
    return markdown == null ? null : Markdown.html(markdown);
  }

  private @Nullable Reason reason() {
    return state() == State.DISMISSED ? standing.reason() : null;
  }

  private @Nullable String note() {
    return state() == State.DISMISSED ? standing.note() : null;
  }

  private @Nullable UUID mergedInto() {
    return state() == State.MERGED ? standing.mergedInto() : null;
  }

  /**
   * A question as it is read.
   *
   * @param votes null where counts are hidden
   * @param answer in Markdown
   * @param answerHtml the same, as a page may show it
   * @param own for its author, and then true
   * @param original to moderators alone, as are the flags and whether its author is banned
   * @param undo to moderators: the state that an undo would take it back to
   */
  public record View(
      UUID id,
      UUID talk,
      String text,
      @Nullable String name,
      @Nullable Source source,
      @Nullable String language,
      State state,
      @Nullable Integer votes,
      @Nullable Integer merged,
      @Nullable Integer edition,
      @Nullable String answer,
      @Nullable String answerHtml,
      int version,
      OffsetDateTime askedAt,
      @Nullable Reason reason,
      @Nullable String note,
      @Nullable UUID mergedInto,
      @JsonProperty("own") @Nullable Boolean own,
      @Nullable String original,
      @Nullable Integer flags,
      @Nullable Boolean hidden,
      @Nullable State undo) {
    View withoutVotes() {
      return new View(
          id,
          talk,
          text,
          name,
          source,
          language,
          state,
          null,
          merged,
          edition,
          answer,
          answerHtml,
          version,
          askedAt,
          reason,
          note,
          mergedInto,
          own,
          original,
          flags,
          hidden,
          undo);
    }
  }
}
