package dev.sidestage.schedule;

import static dev.sidestage.schedule.CalendarEvents.calendar;
import static dev.sidestage.schedule.CalendarEvents.event;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Running;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Each import is a version")
class VersionsTest {
  private static final String VERSIONS = "/api/schedule/versions";

  @RegisterExtension static final Running sidestage = Running.with();

  @Test
  @DisplayName("that is listed, compared, and loaded again with all that it had")
  void versions() {
    var first =
        load(calendar(event("one", "Opening", "Hall", 9), event("two", "Lunch", "Hall", 11)));
    var second =
        load(calendar(event("one", "Opening", "Hall", 10), event("three", "Party", "Bar", 20)));

    var listed = sidestage.organiser().get(VERSIONS).json();
    assertEquals(second, listed.get("current").asInt());
    var newest = listed.get("versions").get(0);
    assertEquals("upload icalendar 2", words(newest));
    assertEquals(
        "{\"new\":1,\"moved\":1,\"changed\":0,\"cancelled\":1}", newest.get("changes").toString());
    var all = listed.get("versions");
    assertEquals("sample", all.get(all.size() - 1).get("origin").asText());

    var between = difference(VERSIONS + "/" + second + "/difference?from=" + first);
    assertEquals("Party", between.at("/new/0/title").asText());
    assertEquals("2036-12-01T09:00:00Z", between.at("/moved/0/fields/0/before").asText());
    assertEquals("Lunch", between.at("/cancelled/0/title").asText());
    assertEquals(0, difference(VERSIONS + "/" + second + "/difference").get("new").size());

    var again = sidestage.organiser().post(VERSIONS + "/" + first + "/load", null);
    assertEquals(second + 1, again.json().get("version").asInt());
    assertEquals("Party", again.json().at("/difference/cancelled/0/title").asText());
    newest = sidestage.organiser().get(VERSIONS).json().get("versions").get(0);
    assertEquals("version", newest.get("origin").asText());
    assertEquals(first, newest.get("again").asInt());
  }

  @Test
  @DisplayName("that can be read whole, and uploaded elsewhere")
  void whole() {
    var version = load(calendar(event("whole", "Keynote", "Hall", 9)));
    var whole = sidestage.organiser().get(VERSIONS + "/" + version).json();
    assertEquals("Keynote", whole.at("/talks/0/title").asText());
    var loaded =
        sidestage.organiser().send("PUT", "/api/schedule?dryRun=true", whole.toString()).json();
    assertEquals("sidestage-json", loaded.at("/report/format").asText());
    assertEquals(1, loaded.at("/difference/unchanged").asInt(), loaded.toString());
  }

  private static int load(String calendar) {
    var loaded =
        sidestage
            .organiser()
            .with("Content-Type", "text/calendar")
            .put("/api/schedule", calendar)
            .json();
    return loaded.get("version").asInt();
  }

  private static JsonNode difference(String path) {
    return sidestage.organiser().get(path).json().get("difference");
  }

  private static String words(JsonNode version) {
    return version.get("origin").asText()
        + " "
        + version.path("format").asText("null")
        + " "
        + version.get("talks").asInt();
  }
}
