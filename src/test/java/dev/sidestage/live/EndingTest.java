package dev.sidestage.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.LiveStream;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A stream ends")
class EndingTest {
  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  @Test
  @DisplayName(
      "when the grant that it was opened with is revoked, and nothing more is sent until then")
  void revoked() {
    var stage = Stage.of(sidestage);
    var issued = sidestage.organiser().post("/api/grants", "{\"role\":\"moderator\"}").json();
    var moderator = new Client(sidestage.url(), issued.get("token").asText());
    try (var stream = moderator.live("topics=" + stage.topic() + "&view=moderation")) {
      stream.next("hello");
      var grant = issued.get("grant").get("id").asText();
      assertEquals(204, sidestage.organiser().delete("/api/grants/" + grant).status());
      stage.ask(sidestage.viewer(), "Not for you any more");
      assertTrue(LiveStream.isEnd(stream.next()));
    }
    assertEquals(401, moderator.get("/api/session").status());
  }
}
