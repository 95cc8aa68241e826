package dev.sidestage.schedule;

import static dev.sidestage.schedule.CalendarEvents.calendar;
import static dev.sidestage.schedule.CalendarEvents.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sidestage.Running;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The head of a viewers' page")
class PageHeadTest {
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>");

  @RegisterExtension static final Running sidestage = Running.with();

  private final String uid = UUID.randomUUID().toString();

  @Test
  @DisplayName("has the talk as schema.org's Event, which says when it was moved or cancelled")
  void talk() throws Exception {
    load(event(uid, "Opening", "Hall", 9));
    var planned = data("/talks/" + uid);
    assertEquals("Opening", planned.get("name").asText());
    assertEquals("https://schema.org/EventScheduled", planned.get("eventStatus").asText());
    assertEquals("2036-12-01T10:00:00+01:00", planned.get("startDate").asText());
    assertEquals("Hall", planned.at("/location/0/name").asText());
    assertEquals("A day", planned.at("/superEvent/name").asText());

    load(event(uid, "Opening", "Hall", 11));
    var moved = data("/talks/" + uid);
    assertEquals("https://schema.org/EventRescheduled", moved.get("eventStatus").asText());
    assertEquals("2036-12-01T10:00:00+01:00", moved.get("previousStartDate").asText());

    load(event("other", "Closing", "Hall", 17));
    assertEquals(
        "https://schema.org/EventCancelled", data("/talks/" + uid).get("eventStatus").asText());
  }

  @Test
  @DisplayName("says what the page is about, and no title of a talk can break out of it")
  void escaped() throws Exception {
    load(event(uid, "</script><script>alert(\"1\")</script>", "Hall", 9));
    var page = page("/talks/" + uid);
    assertFalse(page.contains("<script>alert"), page);
    assertTrue(page.contains("<meta property=\"og:title\" content=\"&lt;/script>"), page);
    assertEquals(
        "</script><script>alert(\"1\")</script>", data("/talks/" + uid).get("name").asText());
    assertTrue(page("/").contains("<title>A day</title>"));
    assertTrue(page("/talks/" + UUID.randomUUID()).contains("<title>A day</title>"));
  }

  private static String page(String path) {
    return sidestage.nobody().get(path).text();
  }

  private static JsonNode data(String path) throws Exception {
    var found = DATA.matcher(page(path));
    assertTrue(found.find());
    return new JsonMapper().readTree(found.group(1));
  }

  private static void load(String event) {
    var loaded =
        sidestage
            .organiser()
            .with("Content-Type", "text/calendar")
            .put("/api/schedule", calendar(event));
    assertEquals(200, loaded.status(), loaded.text());
  }
}
