package dev.sidestage.schedule.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sidestage.schedule.exchange.Report.Format;
import dev.sidestage.schedule.exchange.Source.Conference;
import dev.sidestage.schedule.exchange.Source.Day;
import dev.sidestage.schedule.exchange.Source.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads frab's JSON (c3voc.de/schedule/schema.json), as pretalx and the CCC's hub write it. */
final class FrabJson {
  private static final int DEPTH = 50;
  private static final Pattern PARSER_PLACE =
      Pattern.compile("at \\[Source: .*; line: (\\d+)[^]]*]");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Oddities oddities;
  private final List<Day> days = new ArrayList<>();
  private final List<String> rooms = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  private FrabJson(Oddities oddities) {
    this.oddities = oddities;
  }

  static Source read(byte[] bytes, Oddities oddities) throws UnreadableSchedule {
    return new FrabJson(oddities).read(schedule(tree(bytes)));
  }

  private static JsonNode tree(byte[] bytes) throws UnreadableSchedule {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      var said = PARSER_PLACE.matcher(e.getOriginalMessage()).replaceAll("in line $1");
      throw new UnreadableSchedule("Line " + line + " is not JSON: " + said + ".");
    } catch (IOException e) {
      throw new UnreadableSchedule("It is not JSON in UTF-8, UTF-16 or UTF-32.");
    }
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
        rooms.add(name);
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
      rooms.add(name);
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
