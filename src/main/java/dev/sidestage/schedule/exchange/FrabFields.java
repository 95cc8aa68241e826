package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.exchange.Source.Entry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What frab's two formats have in common beside their times: fields, and what is odd in them. */
final class FrabFields {
  /**
   * Both schemas' fields of an event, and {@code answers} and {@code do_not_stream}, well known.
   */
  private static final Set<String> KNOWN =
      Set.of(
          "guid",
          "code",
          "id",
          "logo",
          "date",
          "start",
          "end",
          "duration",
          "room",
          "slug",
          "url",
          "title",
          "subtitle",
          "track",
          "type",
          "language",
          "abstract",
          "description",
          "recording",
          "recording_license",
          "do_not_record",
          "do_not_stream",
          "persons",
          "links",
          "attachments",
          "feedback_url",
          "origin_url",
          "video_download_url",
          "answers");

  private FrabFields() {}

  static void checkKnown(Entry entry, String field, Oddities oddities) {
    if (!KNOWN.contains(field)) {
      oddities.add(
          entry,
          "The format knows no field “" + Texts.shortened(field) + "” of a talk.",
          "It was passed over.");
    }
  }

  static void checkRoom(Entry entry, @Nullable String said, Oddities oddities) {
    var name = Texts.line(said);
    var listedUnder = Texts.line(entry.room());
    if (name != null && listedUnder != null && !name.equals(listedUnder)) {
      oddities.add(
          entry,
          Texts.shortened(listedUnder) + ", says " + Texts.shortened(name),
          "It is listed under one room and says that it is in another.",
          "The room that it is listed under was taken.");
    }
  }

  static void checkVersion(@Nullable String version, String place, Oddities oddities) {
    if (Texts.line(version) == null) {
      oddities.add(
          place, "The schedule's version is missing or empty.", "Nothing: it isn't needed.");
    }
  }

  static void checkDays(@Nullable String stated, int listed, String place, Oddities oddities) {
    var count = Texts.line(stated);
    if (count != null && !count.equals(Integer.toString(listed))) {
      oddities.add(
          place,
          "The schedule says that it has %s days, and lists %d."
              .formatted(Texts.shortened(count), listed),
          "The event has the days that are listed.");
    }
  }
}
