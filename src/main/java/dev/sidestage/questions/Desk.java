package dev.sidestage.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the moderators of a room share beside its questions.
 *
 * @param slowMinutes how long a viewer waits between two questions; 0: not at all
 * @param closed whether all questions of the event are closed
 */
record Desk(
    String room,
    boolean moderated,
    int slowMinutes,
    boolean closed,
    List<Claim> claims,
    List<Memo> memos,
    List<Order> orders,
    List<Restraint> restraints) {

  /** A moderator, by their grant. */
  record By(UUID grant, @Nullable String label) {}

  /** A question that somebody has taken on, until then. */
  record Claim(UUID question, UUID by, @Nullable String label, OffsetDateTime until) {}

  /** What moderators know of a question. */
  record Memo(UUID question, UUID by, @Nullable String label, String text, OffsetDateTime at) {}

  /** The questions of a talk that were put in order by hand. */
  record Order(UUID talk, List<UUID> questions) {
    Order {
      questions = List.copyOf(questions);
    }
  }

  /** Who asked a question may not ask until then, or is seen by nobody else. */
  record Restraint(UUID id, Kind kind, UUID question, By by, @Nullable OffsetDateTime until) {
    /** What a viewer is restrained to. */
    enum Kind {
      MUTE,
      BAN;

      @JsonValue
      String word() {
        return name().toLowerCase(Locale.ROOT);
      }

      static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
      }
    }
  }

  /** A part of what a room's moderators share, as it is since: what the log and the stream have. */
  sealed interface Part {
    String room();

    /** Whether a question is claimed; null: by nobody. */
    record Claimed(String room, UUID question, @JsonInclude @Nullable Claim claim)
        implements Part {}

    /** A question's memo; null: none. */
    record Noted(String room, UUID question, @JsonInclude @Nullable Memo memo) implements Part {}

    /** A talk's order. */
    record Ordered(String room, UUID talk, List<UUID> questions) implements Part {
      public Ordered {
        questions = List.copyOf(questions);
      }
    }

    /** A restraint that is there since. */
    record Restrained(String room, Restraint restraint) implements Part {}

    /** A restraint that isn't there any more. */
    record Lifted(String room, UUID lifted) implements Part {}

    /** The slow mode. */
    record Slowed(String room, int slowMinutes) implements Part {}

    /** The switch of the event. */
    record Switched(String room, boolean closed) implements Part {}
  }

  /** A moderator who looks at a question, or at none any more. Kept nowhere. */
  record Look(String room, UUID by, @Nullable String label, @JsonInclude @Nullable UUID question) {}
}
