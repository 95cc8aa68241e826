package dev.sidestage.questions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question as Sidestage knows it. {@link View} is what others see of it.
 *
 * @param name under which it was asked; null: anonymously
 * @param reason why it was dismissed; null in all other states
 * @param note what its author is told beside the reason
 * @param votes viewers that voted for it; a vote doesn't change the version
 * @param votedAt the log's sequence of its last vote; 0 for none
 * @param version counts its changes
 */
public record Question(
    UUID id,
    UUID talk,
    UUID author,
    String text,
    @Nullable String name,
    State state,
    @Nullable Reason reason,
    @Nullable String note,
    int votes,
    long votedAt,
    int version,
    OffsetDateTime askedAt) {

  /** The same with other votes. */
  Question voted(int count, long sequence) {
    return new Question(
        id, talk, author, text, name, state, reason, note, count, sequence, version, askedAt);
  }

  /** What everybody sees of it. */
  View toEverybody() {
    return new View(id, talk, text, name, state, votes, version, askedAt, null, null, null);
  }

  /** What moderators see of it. */
  View toModerators() {
    return new View(id, talk, text, name, state, votes, version, askedAt, reason, note, null);
  }

  /** What its author sees of it. */
  View toAuthor() {
    return new View(id, talk, text, name, state, votes, version, askedAt, reason, note, true);
  }

  /** A question as it is read. */
  public record View(
      UUID id,
      UUID talk,
      String text,
      @Nullable String name,
      State state,
      int votes,
      int version,
      OffsetDateTime askedAt,
      @Nullable Reason reason,
      @Nullable String note,
      @JsonProperty("own") @Nullable Boolean own) {}
}
