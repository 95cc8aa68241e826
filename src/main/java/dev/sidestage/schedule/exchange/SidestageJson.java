package dev.sidestage.schedule.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.schedule.exchange.Report.Format;
import dev.sidestage.schedule.exchange.Source.Conference;
import dev.sidestage.schedule.exchange.Source.Day;
import dev.sidestage.schedule.exchange.Source.Entry;
import dev.sidestage.schedule.exchange.Source.Identity;
import dev.sidestage.schedule.exchange.Source.More;
import dev.sidestage.schedule.exchange.Source.Place;
import dev.sidestage.schedule.exchange.Source.Reference;
import dev.sidestage.schedule.exchange.Source.Words;
import dev.sidestage.schedule.exchange.Source.Written;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads our own JSON: an event, its rooms, its talks. As leniently as every other format, since
 * people write it by hand and by script.
 */
final class SidestageJson {
  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "room",
          "day",
          "startsAt",
          "endsAt",
          "kind",
          "type",
          "title",
          "subtitle",
          "track",
          "language",
          "abstract",
          "description",
          "speakers",
          "links",
          "url",
          "stream",
          "cancelled",
          "recording");

  /** More days than an event has: a mistyped year isn't to make thousands. */
  private static final int MOST_DAYS = 366;

  private final JsonNode root;
  private final Oddities oddities;
  private final Map<String, Day> days = new LinkedHashMap<>();
  private final Map<String, String> roomNames = new HashMap<>();

  private SidestageJson(JsonNode root, Oddities oddities) {
    this.root = root;
    this.oddities = oddities;
  }

  static Source read(JsonNode root, Oddities oddities) {
    return new SidestageJson(root, oddities).read();
  }

  private Source read() {
    var event = root.path("event");
    var rooms = rooms();
    dates(event).forEach(date -> day(date.toString(), "event"));
    var entries = new ArrayList<Entry>();
    var index = 0;
    for (var talk : root.path("talks")) {
      var place = "talks[" + index++ + "]";
      if (talk.isObject()) {
        entries.add(entry(talk, place));
      } else {
        oddities.leftOut(place, "A talk must be an object.");
      }
    }
    return new Source(
        Format.SIDESTAGE_JSON,
        new Conference(
            "event",
            JsonFields.text(event, "name"),
            JsonFields.text(event, "acronym"),
            JsonFields.text(event, "zone"),
            JsonFields.text(event, "url"),
            null),
        List.copyOf(days.values()),
        rooms,
        entries);
  }

  private List<Place> rooms() {
    var rooms = new ArrayList<Place>();
    for (var room : root.path("rooms")) {
      var name = JsonFields.text(room, "name");
      var id = JsonFields.text(room, "id");
      var shown = name == null ? id : name;
      if (shown != null) {
        rooms.add(new Place(shown, id, JsonFields.text(room, "stream"), moderated(room)));
        roomNames.put(id == null ? shown : id, shown);
      }
    }
    return rooms;
  }

  private static @Nullable Boolean moderated(JsonNode room) {
    var moderated = room.path("moderated");
    return moderated.isBoolean() ? moderated.booleanValue() : null;
  }

  private static Set<LocalDate> dates(JsonNode event) {
    var dates = new TreeSet<LocalDate>();
    try {
      var first = LocalDate.parse(event.path("startsOn").asText());
      var last = LocalDate.parse(event.path("endsOn").asText());
      if (!last.isBefore(first)) {
        first.datesUntil(last.plusDays(1)).limit(MOST_DAYS).forEach(dates::add);
      }
    } catch (DateTimeException e) {
      // the talks' days are the event's
    }
    return dates;
  }

  private Day day(String date, String place) {
    return days.computeIfAbsent(date, found -> new Day(place, found, null, null));
  }

  private Entry entry(JsonNode talk, String place) {
    var date = JsonFields.text(talk, "day");
    var room = JsonFields.text(talk, "room");
    var recording = talk.path("recording");
    var entry =
        new Entry(
            place,
            date == null ? null : day(date, place),
            new Identity(JsonFields.text(talk, "id"), null, null),
            new Written(
                JsonFields.text(talk, "startsAt"), null, null, JsonFields.text(talk, "endsAt")),
            room == null ? null : roomNames.getOrDefault(room, room),
            words(talk),
            speakers(talk),
            links(talk),
            JsonFields.text(talk, "url"),
            talk.path("cancelled").asBoolean(false),
            new More(
                JsonFields.text(talk, "kind"),
                JsonFields.text(talk, "stream"),
                JsonFields.text(recording, "url"),
                JsonFields.text(recording, "startsAt")));
    talk.fieldNames().forEachRemaining(name -> checkKnown(entry, name));
    return entry;
  }

  private void checkKnown(Entry entry, String field) {
    if (!KNOWN.contains(field)) {
      oddities.add(
          entry,
          "The format knows no field “" + Texts.shortened(field) + "” of a talk.",
          "It was passed over.");
    }
  }

  private static Words words(JsonNode talk) {
    return new Words(
        JsonFields.text(talk, "title"),
        JsonFields.text(talk, "subtitle"),
        JsonFields.text(talk, "track"),
        JsonFields.text(talk, "type"),
        JsonFields.text(talk, "language"),
        JsonFields.text(talk, "abstract"),
        JsonFields.text(talk, "description"));
  }

  /** Names, or objects with a name. */
  private static List<String> speakers(JsonNode talk) {
    var names = new ArrayList<String>();
    for (var speaker : talk.path("speakers")) {
      var name = speaker.isTextual() ? speaker.textValue() : JsonFields.text(speaker, "name");
      if (name != null && !name.isBlank()) {
        names.add(name);
      }
    }
    return names;
  }

  private static List<Reference> links(JsonNode talk) {
    var links = new ArrayList<Reference>();
    for (var link : talk.path("links")) {
      links.add(new Reference(JsonFields.text(link, "title"), JsonFields.text(link, "url")));
    }
    return links;
  }
}
