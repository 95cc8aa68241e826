package dev.sidestage.posters;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.sidestage.posters.files.PosterFile;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent to the call.
 *
 * @param number what people call it by
 * @param arrivedAt when its last change arrived, by the event's clock
 * @param lateUntil its own deadline, where a late link let it in
 * @param poster the file itself
 * @param preview an image that stands for it
 * @param facts what was decided about it
 * @param version counts the changes of its text and state; files don't count
 */
public record Submission(
    UUID id,
    int number,
    State state,
    @JsonUnwrapped Content content,
    OffsetDateTime arrivedAt,
    @Nullable OffsetDateTime lateUntil,
    PosterFile.@Nullable View poster,
    PosterFile.@Nullable View preview,
    Facts facts,
    int version) {

  /** What its author has made of it. */
  public enum State {
    /** Kept for its author; it is no part of the call. */
    DRAFT,
    SUBMITTED,
    WITHDRAWN;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Until when its author may change it. */
  boolean isClosed(Call call, OffsetDateTime arrived) {
    return call.deadline().isPast(arrived.toInstant())
        && (lateUntil == null || !arrived.isBefore(lateUntil));
  }

  /** Whether its author was told that it is accepted. */
  boolean isAccepted() {
    return state == State.SUBMITTED && facts.published() == Facts.Decision.ACCEPTED;
  }

  /** As its author sees it: with the status, and no word of what isn't published. */
  public View toAuthor() {
    return view(null);
  }

  /** As organisers see it. */
  public View toOrganiser() {
    return view(facts);
  }

  private View view(@Nullable Facts shown) {
    return new View(
        id,
        number,
        state,
        facts.status(state),
        content,
        content.summaryHtml(),
        arrivedAt,
        lateUntil,
        poster,
        preview,
        shown,
        version);
  }

  /**
   * A submission as it is read.
   *
   * @param summaryHtml the summary, safe to show
   */
  public record View(
      UUID id,
      int number,
      State state,
      Facts.Status status,
      @JsonUnwrapped Content content,
      String summaryHtml,
      OffsetDateTime arrivedAt,
      @Nullable OffsetDateTime lateUntil,
      PosterFile.@Nullable View poster,
      PosterFile.@Nullable View preview,
      @Nullable Facts facts,
      int version) {}
}
