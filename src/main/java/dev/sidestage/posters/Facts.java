package dev.sidestage.posters;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Three separate facts about a submission.
 *
 * @param decision of the organisers, in private
 * @param published the decision that its author was told; null before the first
 * @param confirmation what the author makes of being accepted
 */
public record Facts(Decision decision, @Nullable Decision published, Confirmation confirmation) {
  /** What the organisers decided. */
  public enum Decision {
    PENDING,
    ACCEPTED,
    REJECTED,
    /** It takes part if another doesn't. */
    WAITING;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Decision of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** What the author makes of it. */
  public enum Confirmation {
    PENDING,
    CONFIRMED,
    DECLINED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Confirmation of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** All that its author needs to know, derived from the three. */
  public enum Status {
    DRAFT,
    SUBMITTED,
    WITHDRAWN,
    ACCEPTED,
    CONFIRMED,
    DECLINED,
    REJECTED,
    WAITING;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the author of a submission in that state is told. */
  Status status(Submission.State state) {
    if (state != Submission.State.SUBMITTED || published == null) {
      return Status.valueOf(state.name());
    }
    return switch (published) {
      case PENDING -> Status.SUBMITTED;
      case REJECTED -> Status.REJECTED;
      case WAITING -> Status.WAITING;
      case ACCEPTED ->
          switch (confirmation) {
            case PENDING -> Status.ACCEPTED;
            case CONFIRMED -> Status.CONFIRMED;
            case DECLINED -> Status.DECLINED;
          };
    };
  }
}
