package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.exchange.Report.Format;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source says, as it says it. The three readers end here; from here on one set of rules
 * ({@link Draft}) goes for all of them.
 *
 * <p>Texts are raw: untrimmed, of any length, possibly empty. A place is where a person finds it in
 * the source: "line 12", "days[0].rooms.Saal 1[3]".
 *
 * @param rooms those that are listed, in their order, whether or not a talk is in them
 */
record Source(
    Format format, Conference conference, List<Day> days, List<Place> rooms, List<Entry> entries) {

  /**
   * What it says about the event.
   *
   * @param zone its word for the time zone
   * @param baseUrl what relative addresses are relative to
   */
  record Conference(
      String place,
      @Nullable String title,
      @Nullable String acronym,
      @Nullable String zone,
      @Nullable String url,
      @Nullable String baseUrl) {}

  /**
   * A room, where it is listed for itself.
   *
   * @param id only our own format has ids of ours
   */
  record Place(
      String name, @Nullable String id, @Nullable String stream, @Nullable Boolean moderated) {
    static Place named(String name) {
      return new Place(name, null, null, null);
    }
  }

  static String where(String place, @Nullable String title) {
    var shown = Texts.line(title);
    return shown == null ? place : place + ", talk “" + Texts.shortened(shown) + "”";
  }

  /** A day that talks are listed under. Identity matters: two days may say the same. */
  static final class Day {
    final String place;
    final @Nullable String date;
    final @Nullable String start;
    final @Nullable String end;

    Day(String place, @Nullable String date, @Nullable String start, @Nullable String end) {
      this.place = place;
      this.date = date;
      this.start = start;
      this.end = end;
    }
  }

  /**
   * What may become a talk.
   *
   * @param day what it is listed under; null where the format knows no days
   */
  record Entry(
      String place,
      @Nullable Day day,
      Identity identity,
      When when,
      @Nullable String room,
      Words words,
      List<String> persons,
      List<Reference> links,
      @Nullable String url,
      boolean cancelled,
      More more) {

    /** Its place and title, as the report names it. */
    String where() {
      return Source.where(place, words.title);
    }
  }

  /**
   * By what it can be known again.
   *
   * @param guid is required by frab, and unknown to iCalendar, whose UID is the id
   */
  record Identity(@Nullable String guid, @Nullable String id, @Nullable String slug) {}

  record Words(
      @Nullable String title,
      @Nullable String subtitle,
      @Nullable String track,
      @Nullable String type,
      @Nullable String language,
      @Nullable String summary,
      @Nullable String description) {}

  /**
   * What not every format has.
   *
   * @param kind one of our own words
   * @param recordingStart the moment at which the recording starts
   */
  record More(
      @Nullable String kind,
      @Nullable String stream,
      @Nullable String recording,
      @Nullable String recordingStart) {
    static final More NONE = new More(null, null, null, null);

    static More recording(@Nullable String recording) {
      return new More(null, null, recording, null);
    }
  }

  record Reference(@Nullable String title, @Nullable String address) {}

  sealed interface When {}

  /** Frab's four words for a time. */
  record Written(
      @Nullable String date,
      @Nullable String start,
      @Nullable String duration,
      @Nullable String end)
      implements When {}

  /** Times that the reader could settle itself. */
  record Exact(ZonedDateTime startsAt, ZonedDateTime endsAt) implements When {}
}
