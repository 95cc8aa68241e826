package dev.sidestage.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.util.HashSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The audit")
class AuditTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static JsonNode deeds(Client reader, String query) {
    return reader.get("/api/audit?" + query).orFail().json().get("deeds");
  }

  @Test
  @DisplayName("says who issued and revoked a grant, and when, once each")
  void grants() {
    var organiser = sidestage.organiser();
    var grant =
        organiser
            .post("/api/grants", "{\"role\":\"moderator\",\"label\":\"Ada\"}")
            .json()
            .at("/grant/id")
            .asText();
    organiser.delete("/api/grants/" + grant);
    organiser.delete("/api/grants/" + grant);
    var deeds = deeds(organiser, "subject=" + grant);
    assertEquals(2, deeds.size(), deeds::toString);
    assertEquals("grant.revoked", deeds.get(0).get("kind").asText());
    assertEquals("grant.issued", deeds.get(1).get("kind").asText());
    assertEquals("Ada", deeds.get(1).get("name").asText());
    assertEquals("organiser", deeds.get(1).at("/by/role").asText());
  }

  @Test
  @DisplayName("shows a moderator the deeds of their rooms, and no others")
  void rooms() {
    var stage = Stage.of(sidestage);
    var organiser = sidestage.organiser();
    organiser.patch("/api/rooms/" + stage.room(), "{\"moderated\":true}");
    organiser.patch("/api/rooms/" + stage.otherRoom(), "{\"moderated\":true}");
    var moderator = sidestage.moderator(stage.room());
    assertEquals(403, moderator.get("/api/audit").status());
    assertEquals(403, moderator.get("/api/audit?room=" + stage.otherRoom()).status());
    var seen = deeds(moderator, "kind=room&room=" + stage.room());
    assertTrue(seen.size() > 0);
    seen.forEach(deed -> assertEquals(stage.room(), deed.get("room").asText()));
    assertTrue(deeds(organiser, "kind=room.changed").size() >= 2);
  }

  @Test
  @DisplayName("keeps what is in no room to organisers")
  void everywhere() {
    sidestage.organiser().post("/api/grants", "{\"role\":\"moderator\"}").orFail();
    assertTrue(deeds(sidestage.organiser(), "kind=grant").size() > 0);
    deeds(sidestage.moderator(null), "kind=grant")
        .forEach(deed -> assertTrue(deed.hasNonNull("room"), deed::toString));
  }

  @Test
  @DisplayName("is read in pages, each deed once, the newest first")
  void pages() {
    var stage = Stage.of(sidestage);
    for (var i = 0; i < 205; i++) {
      sidestage.organiser().patch("/api/rooms/" + stage.room(), "{\"moderated\":true}").orFail();
    }
    var numbers = new HashSet<Long>();
    var last = Long.MAX_VALUE;
    var before = "";
    var pages = 0;
    while (pages < 10) {
      var page =
          sidestage.organiser().get("/api/audit?room=" + stage.room() + before).orFail().json();
      pages++;
      for (var deed : page.get("deeds")) {
        assertTrue(deed.get("number").asLong() < last);
        last = deed.get("number").asLong();
        assertTrue(numbers.add(last));
      }
      if (!page.has("next")) {
        break;
      }
      before = "&before=" + page.get("next").asLong();
    }
    assertTrue(numbers.size() >= 205 && pages >= 3 && pages < 10, () -> "deeds " + numbers.size());
  }

  @Test
  @DisplayName("knows what Sidestage did by itself")
  void byItself() {
    var imported = deeds(sidestage.organiser(), "kind=schedule.imported").get(0);
    assertEquals("sidestage", imported.at("/by/role").asText());
    assertFalse(imported.has("room"));
  }

  @Test
  @DisplayName("refuses a filter that can't mean anything")
  void badFilter() {
    assertEquals(400, sidestage.organiser().get("/api/audit?subject=x").status());
    assertEquals(400, sidestage.organiser().get("/api/audit?before=-1").status());
  }
}
