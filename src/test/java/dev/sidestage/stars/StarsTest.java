package dev.sidestage.stars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A viewer's stars")
class StarsTest {
  @RegisterExtension static final Running sidestage = Running.with();

  @Test
  @DisplayName("are kept on the server, each once, and are nobody else's")
  void kept() {
    var viewer = sidestage.viewer();
    var talk = Stage.of(sidestage).talk();
    assertTrue(star(viewer, "PUT", talk).get("starred").asBoolean());
    assertTrue(star(viewer, "PUT", talk).get("starred").asBoolean());
    assertEquals("[\"" + talk + "\"]", stars(viewer).get("talks").toString());
    assertEquals("[]", stars(sidestage.viewer()).get("talks").toString());
    assertFalse(star(viewer, "DELETE", talk).get("starred").asBoolean());
    assertEquals("[]", stars(viewer).get("talks").toString());
  }

  @Test
  @DisplayName("have a calendar with a secret address, until it gets another")
  void calendar() {
    var viewer = sidestage.viewer();
    var stage = Stage.of(sidestage);
    star(viewer, "PUT", stage.talk());
    var first = newCalendar(viewer);
    assertEquals(first, URI.create(stars(viewer).get("calendar").asText()));
    var got = sidestage.nobody().get(first.getPath());
    assertEquals(1, got.text().split("BEGIN:VEVENT", -1).length - 1);
    assertTrue(got.text().contains("UID:" + stage.talk()), got::text);
    var etag = String.valueOf(got.header("etag"));
    assertEquals(304, sidestage.nobody().with("If-None-Match", etag).get(first.getPath()).status());

    var second = newCalendar(viewer);
    assertEquals(404, sidestage.nobody().get(first.getPath()).status());
    assertEquals(200, sidestage.nobody().get(second.getPath()).status());
  }

  private static URI newCalendar(Client viewer) {
    return URI.create(viewer.post("/api/stars/calendar", null).json().get("calendar").asText());
  }

  private static JsonNode star(Client viewer, String method, String talk) {
    return viewer.send(method, "/api/talks/" + talk + "/star", (String) null).json();
  }

  private static JsonNode stars(Client viewer) {
    return viewer.get("/api/stars").json();
  }
}
