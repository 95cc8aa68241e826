package dev.sidestage.mail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A letter that was posted, and what became of it.
 *
 * @param problem what the mail server last said against it
 */
public record Posted(
    @JsonUnwrapped Letter letter,
    State state,
    int attempts,
    @Nullable String problem,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime doneAt) {

  /** Where it is. */
  public enum State {
    /** It will be sent. */
    WAITING,
    /** The mail server has it. */
    SENT,
    /** The mail server, or the recipient's, doesn't take it. */
    REFUSED,
    /** An organiser has told the recipient in another way. */
    PASSED_ON;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
