package dev.sidestage.schedule;

import static dev.sidestage.schedule.CalendarEvents.many;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Running;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The schedule that the settings name")
class RefreshTest {
  @Test
  @DisplayName("is loaded when it has changed, and stays when its source fails or shrinks")
  void lastGoodCopy() throws Exception {
    try (var there = new Sources()) {
      there.serve(200, many(20));
      var sidestage =
          Running.with(
              "SIDESTAGE_SCHEDULE", there.uri().toString(),
              "SIDESTAGE_SCHEDULE_PRIVATE", "yes",
              "SIDESTAGE_SCHEDULE_REFRESH", "0");
      sidestage.start();
      try {
        assertFalse(look(sidestage, false).has("problem"));
        assertEquals(1, there.notModified());
        assertEquals(20, talks(sidestage));

        there.serve(200, many(5));
        var shrunk = look(sidestage, false);
        assertTrue(shrunk.get("smaller").asBoolean());
        assertTrue(shrunk.get("problem").asText().contains("only 5 talks now, instead of 20"));
        assertEquals(20, talks(sidestage));

        there.serve(200, "<schedule><day>");
        assertTrue(look(sidestage, true).get("problem").asText().contains("not well-formed"));
        there.serve(500, "");
        sidestage.restart(() -> {});
        var failed = sidestage.organiser().get("/api/schedule/source").json();
        assertTrue(failed.get("problem").asText().contains("status 500"));
        assertEquals(20, talks(sidestage));

        there.serve(200, many(5));
        assertFalse(look(sidestage, true).has("problem"));
        assertEquals(5, talks(sidestage));
      } finally {
        sidestage.stop();
      }
    }
  }

  private static JsonNode look(Running sidestage, boolean evenIfSmaller) {
    return sidestage
        .organiser()
        .post("/api/schedule/source/refresh", "{\"evenIfSmaller\":" + evenIfSmaller + "}")
        .json();
  }

  /** Those that were not cancelled, as the database has them: the feed may be a moment behind. */
  private static int talks(Running sidestage) {
    var versions = sidestage.organiser().get("/api/schedule/versions").json().get("versions");
    return versions.get(0).get("talks").asInt();
  }
}
