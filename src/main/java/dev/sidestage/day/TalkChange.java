package dev.sidestage.day;

import dev.sidestage.schedule.Link;
import dev.sidestage.schedule.Talk;
import dev.sidestage.web.Problem;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the organiser wants of a talk: absolute values, so that a repeat does nothing. What is null
 * stays.
 *
 * @param version the one that the change is based on
 * @param startsAt alone, without {@code endsAt}: the talk keeps its length
 * @param day null: it follows from the start
 * @param held whether the clock is to leave its state alone; null: where the clock would at once
 *     undo what is wanted
 * @param stream empty: none of its own, but its room's
 */
record TalkChange(
    UUID talk,
    int version,
    @Nullable OffsetDateTime startsAt,
    @Nullable OffsetDateTime endsAt,
    @Nullable String room,
    @Nullable LocalDate day,
    Talk.@Nullable State state,
    @Nullable Boolean held,
    @Nullable String title,
    @Nullable String stream) {
  private static final int LONGEST_TITLE = 500;

  TalkChange {
    if (title != null && (title.isBlank() || title.length() > LONGEST_TITLE)) {
      throw Problem.invalid("title", "A title has 1 to " + LONGEST_TITLE + " characters.");
    }
    if (stream != null && !stream.isEmpty()) {
      checkStream(stream);
    }
  }

  private static void checkStream(String stream) {
    try {
      if (Link.isWeb(URI.create(stream))) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw Problem.invalid(
        "stream",
        "A stream is the http or https address of a YouTube, Twitch or Vimeo page, or of an HLS playlist; or"
            + " empty, for the room's.");
  }

  /** All that can be changed of a talk, as it is: sent at that version, it changes nothing. */
  static TalkChange of(Talk talk, int version) {
    var slot = talk.slot();
    var stream = talk.content().stream();
    return new TalkChange(
        talk.id(),
        version,
        slot.startsAt(),
        slot.endsAt(),
        slot.room(),
        slot.day(),
        talk.state(),
        talk.run().held(),
        talk.content().title(),
        stream == null ? "" : stream.toString());
  }

  /** Only new times. */
  static TalkChange toTimes(Talk talk, OffsetDateTime startsAt, OffsetDateTime endsAt) {
    return new TalkChange(
        talk.id(), talk.version(), startsAt, endsAt, null, null, null, null, null, null);
  }

  /** Only a later end; a talk that is held live stays so. */
  static TalkChange toEnd(Talk talk, OffsetDateTime endsAt) {
    var held = talk.run().held() ? Boolean.TRUE : null;
    return new TalkChange(
        talk.id(), talk.version(), null, endsAt, null, null, null, held, null, null);
  }
}
