package dev.sidestage.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.LiveStream;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The audience is counted")
class AudienceCountTest {
  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  @Test
  @DisplayName(
      "over all nodes, a viewer once whatever the number of their streams, moderators aside; by"
          + " room, too")
  void counted() throws Exception {
    var stage = Stage.of(sidestage);
    var elsewhere = "topics=schedule,room:" + stage.otherRoom();
    var here = "topics=schedule," + stage.topic();
    var other = sidestage.beside();
    var twice = sidestage.viewer();
    try (var one = twice.live(here);
        var again = new Client(other.url(), twice.token()).live(here);
        var another = new Client(other.url(), sidestage.viewer().token()).live(here);
        var far = sidestage.viewer().live(elsewhere);
        var moderator = sidestage.organiser().live(here + "&view=moderation")) {
      for (var stream : new LiveStream[] {one, again, another, moderator}) {
        assertEquals(3, stream.next(e -> isCount(e, null, 3)).json().get("viewers").asInt());
      }
      far.next(event -> isCount(event, stage.otherRoom(), 1));
      try (var late = sidestage.nobody().live(here)) {
        var told = late.until(event -> isCount(event, stage.room(), 3));
        assertTrue(told.stream().anyMatch(e -> isCount(e, null, 3)), "who comes is told at once");
        assertTrue(told.stream().anyMatch(e -> isCount(e, stage.room(), 2)), "of the room, too");
      }
      other.stop();
      one.next(event -> isCount(event, null, 2));
    }
  }

  private static boolean isCount(LiveStream.Event event, @Nullable String room, int viewers) {
    return event.event().equals("audience") && is(event.json(), room, viewers);
  }

  private static boolean is(JsonNode count, @Nullable String room, int viewers) {
    return count.get("viewers").asInt() == viewers
        && (room == null ? !count.has("room") : count.path("room").asText().equals(room));
  }
}
