package dev.sidestage.invitations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as organisers see it.
 *
 * @param state with what became of its letter and its time
 * @param reason why they asked, where they did
 * @param expiresAt by the event's clock
 */
record Invitation(
    UUID id,
    Person person,
    @Nullable String reason,
    Source source,
    State state,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime expiresAt) {

  /** How it came about. */
  enum Source {
    LIST,
    SUBMISSION,
    APPLICATION;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Source of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Where it is. */
  enum State {
    /** Somebody asks for one: an organiser decides. */
    APPLIED,
    /** There is no room yet. */
    WAITING,
    /** Its letter is written. */
    ISSUED,
    /** Its letter is gone, or was passed on. */
    SENT,
    REDEEMED,
    REVOKED,
    EXPIRED;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
