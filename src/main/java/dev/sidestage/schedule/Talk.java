package dev.sidestage.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item of the schedule.
 *
 * @param timeChange how often its time has changed: part of the key of its notices, so that a talk
 *     that moves is announced anew
 * @param version counts every change; a reader ignores what it has
 * @param recording where it can be seen afterwards
 * @param run how it really went
 */
public record Talk(
    UUID id,
    @JsonUnwrapped Slot slot,
    @JsonUnwrapped Content content,
    State state,
    int timeChange,
    int version,
    @JsonUnwrapped History history,
    @Nullable Recording recording,
    @JsonUnwrapped Run run) {

  /** A talk that isn't stored yet, as a source gives it. */
  public static Talk planned(
      UUID id, Slot slot, Content content, State state, @Nullable Recording recording) {
    return new Talk(id, slot, content, state, 0, 1, History.NONE, recording, Run.NONE);
  }

  /** The next version of it. What the database keeps of it is its business. */
  Talk next(Talk as, State newState, int newTimeChange) {
    return new Talk(
        id, as.slot, as.content, newState, newTimeChange, version + 1, history, as.recording, run);
  }

  /** The next version of it. What the database keeps of it is its business. */
  public Talk next(Slot newSlot, Content newContent, State newState, int newTimeChange) {
    return new Talk(
        id, newSlot, newContent, newState, newTimeChange, version + 1, history, recording, run);
  }

  /** The same, with somebody's word against the clock, or without. */
  public Talk held(boolean held) {
    return new Talk(
        id,
        slot,
        content,
        state,
        timeChange,
        version,
        history,
        recording,
        new Run(held, run.startedAt(), run.endedAt()));
  }

  /** The same with that recording where it has none: few sources know of recordings. */
  Talk keeping(@Nullable Recording known) {
    return recording != null || known == null
        ? this
        : new Talk(id, slot, content, state, timeChange, version, history, known, run);
  }

  /**
   * Where and when, in the event's zone.
   *
   * @param room a {@link Room#id()}
   * @param day the day of the event that it belongs to: a talk at half past midnight belongs to the
   *     evening before
   * @param endsAt after {@code startsAt}
   */
  public record Slot(String room, LocalDate day, OffsetDateTime startsAt, OffsetDateTime endsAt) {
    public Slot {
      if (!endsAt.isAfter(startsAt)) {
        throw new IllegalArgumentException(
            "a talk must end after it starts: " + startsAt + " – " + endsAt);
      }
    }
  }

  /**
   * What it is about.
   *
   * @param type the source's own word for its kind ("Lightning talk"), where it has one
   * @param language what the source says: usually an ISO 639 code, sometimes two ("de, en")
   * @param stream its own stream, where it isn't the room's
   */
  public record Content(
      Kind kind,
      @Nullable String type,
      String title,
      @Nullable String subtitle,
      @Nullable String track,
      @Nullable String language,
      @JsonProperty("abstract") @Nullable String summary,
      @Nullable String description,
      List<Speaker> speakers,
      List<Link> links,
      @Nullable URI url,
      @Nullable URI stream) {
    public Content {
      if (title.isBlank()) {
        throw new IllegalArgumentException("a talk needs a title");
      }
      speakers = List.copyOf(speakers);
      links = List.copyOf(links);
    }

    /** The same under another title, with another stream of its own or none. */
    public Content with(String newTitle, @Nullable URI newStream) {
      return new Content(
          kind,
          type,
          newTitle,
          subtitle,
          track,
          language,
          summary,
          description,
          speakers,
          links,
          url,
          newStream);
    }
  }

  /**
   * How it really went. The database keeps the times, whoever changes its state (the trigger {@code
   * talk_run}).
   *
   * @param held whether somebody's word stands against the clock, which would at once undo it
   * @param startedAt when it went live, by the event's time
   * @param endedAt when it ended, or was cancelled while it was live
   */
  public record Run(
      boolean held, @Nullable OffsetDateTime startedAt, @Nullable OffsetDateTime endedAt) {
    static final Run NONE = new Run(false, null, null);
  }

  /**
   * What others who follow it have to know of its changes. The database keeps it, whoever writes
   * (the trigger {@code talk_changes}).
   *
   * @param revision counts the changes of its time, its room, and of whether it is cancelled
   * @param changedAt the event's time of its last change, going live and ending excepted; null
   *     before it is stored
   * @param previousStart when it was to start before its start was changed last
   */
  public record History(
      int revision, @Nullable OffsetDateTime changedAt, @Nullable OffsetDateTime previousStart) {
    static final History NONE = new History(0, null, null);
  }

  /**
   * Where it can be seen afterwards.
   *
   * @param startsAt the moment at which the recording starts, so that a moment of the talk can be
   *     found in it; null where nobody said
   */
  public record Recording(URI url, @Nullable OffsetDateTime startsAt) {
    public Recording {
      if (!Link.isWeb(url)) {
        throw new IllegalArgumentException("a recording needs a web address, not " + url);
      }
    }
  }

  /** Who gives it. */
  public record Speaker(String name) {
    public Speaker {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a speaker needs a name");
      }
    }
  }

  /** What sort of item it is. Breaks have no questions and no notices. */
  public enum Kind {
    TALK,
    WORKSHOP,
    PANEL,
    POSTER,
    SOCIAL,
    BREAK,
    OTHER;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Where it is in its life. */
  public enum State {
    SCHEDULED,
    LIVE,
    ENDED,
    CANCELLED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
