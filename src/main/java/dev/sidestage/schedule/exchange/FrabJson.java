package dev.sidestage.schedule.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.schedule.exchange.Report.Format;
import dev.sidestage.schedule.exchange.Source.Conference;
import dev.sidestage.schedule.exchange.Source.Day;
import dev.sidestage.schedule.exchange.Source.Entry;
import dev.sidestage.schedule.exchange.Source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads frab's JSON (c3voc.de/schedule/schema.json), as pretalx and the CCC's hub write it. */
final class FrabJson {
  private final Oddities oddities;
  private final List<Day> days = new ArrayList<>();
  private final List<Place> rooms = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  private FrabJson(Oddities oddities) {
    this.oddities = oddities;
  }

  static Source read(JsonNode root, Oddities oddities) throws UnreadableSchedule {
    return new FrabJson(oddities).read(schedule(root));
  }

  private static JsonNode schedule(JsonNode root) throws UnreadableSchedule {
    var schedule = root.path("schedule");
    if (!schedule.isObject()) {
      throw new UnreadableSchedule(
          "It has no object “schedule”. A frab schedule in JSON begins with {\"schedule\": {"
              + "\"conference\": ….");
    }
    return schedule;
  }

  private Source read(JsonNode schedule) {
    var conference = schedule.path("conference");
    FrabFields.checkVersion(JsonFields.text(schedule, "version"), "schedule", oddities);
    readRooms(conference.path("rooms"));
    if (schedule.has("rooms")) {
      oddities.add(
          "schedule.rooms", "The rooms stand beside the conference, not in it.", "They were read.");
      readRooms(schedule.path("rooms"));
    }
    readDays(conference.has("days") ? conference.path("days") : schedule.path("days"));
    var stated = JsonFields.text(conference, "daysCount");
    FrabFields.checkDays(stated, days.size(), "conference.daysCount", oddities);
    return new Source(Format.FRAB_JSON, conference(schedule, conference), days, rooms, entries);
  }

  private Conference conference(JsonNode schedule, JsonNode conference) {
    if (!conference.isObject()) {
      oddities.add(
          "schedule",
          "There is no object “conference” in the schedule.",
          "The talks were read all the same.");
    }
    return new Conference(
        "schedule.conference",
        JsonFields.text(conference, "title"),
        JsonFields.text(conference, "acronym"),
        JsonFields.text(conference, "time_zone_name"),
        JsonFields.text(conference, "url"),
        JsonFields.text(schedule, "base_url"));
  }

  private void readRooms(JsonNode list) {
    for (var room : list) {
      var name = room.isTextual() ? room.textValue() : JsonFields.text(room, "name");
      if (name != null && !name.isBlank()) {
        rooms.add(Place.named(name));
      }
    }
  }

  private void readDays(JsonNode list) {
    var index = 0;
    for (var node : list) {
      var place = "days[" + index++ + "]";
      var day =
          new Day(
              place,
              JsonFields.text(node, "date"),
              JsonFields.text(node, "day_start"),
              JsonFields.text(node, "day_end"));
      days.add(day);
      readDayRooms(node.path("rooms"), place + ".rooms", day);
    }
  }

  private void readDayRooms(JsonNode byName, String place, Day day) {
    if (!byName.isObject() && !byName.isEmpty()) {
      oddities.leftOut(place, "A day's rooms must be an object of room names and lists of talks.");
    }
    for (Map.Entry<String, JsonNode> room : byName.properties()) {
      readRoom(room.getValue(), room.getKey(), place + "." + Texts.shortened(room.getKey()), day);
    }
  }

  private void readRoom(JsonNode list, String name, String place, Day day) {
    if (!name.isBlank()) {
      rooms.add(Place.named(name));
    }
    if (!list.isArray()) {
      oddities.leftOut(place, "A room's talks must be a list.");
      return;
    }
    var index = 0;
    for (var event : list) {
      var at = place + "[" + index++ + "]";
      if (event.isObject()) {
        entries.add(JsonFields.entry(event, at, day, name, oddities));
      } else {
        oddities.leftOut(at, "A talk must be an object.");
      }
    }
  }
}
