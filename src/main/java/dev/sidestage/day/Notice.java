package dev.sidestage.day;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.sidestage.schedule.Talk;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What viewers are told about a talk.
 *
 * @param timeChange the talk's count of changes of its time when it was told: part of its key, so
 *     that a talk that moves is announced anew
 * @param previous where and when it was to be, of one that moved
 */
public record Notice(
    UUID talk,
    int timeChange,
    String title,
    String room,
    OffsetDateTime startsAt,
    OffsetDateTime endsAt,
    @Nullable Place previous) {

  /** Where and when. */
  public record Place(String room, OffsetDateTime startsAt, OffsetDateTime endsAt) {}

  /** What is told. */
  public enum Kind {
    SOON,
    STARTED,
    ENDED,
    MOVED,
    CANCELLED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of its log entry, and of its frame. */
    public String entry() {
      return "talk." + word();
    }
  }

  static Notice of(Talk talk) {
    return new Notice(
        talk.id(),
        talk.timeChange(),
        talk.content().title(),
        talk.slot().room(),
        talk.slot().startsAt(),
        talk.slot().endsAt(),
        null);
  }

  Notice from(Place place) {
    return new Notice(talk, timeChange, title, room, startsAt, endsAt, place);
  }
}
