package dev.sidestage.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sidestage.Running;
import dev.sidestage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A room")
class RoomTest {
  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  @Test
  @DisplayName("gets a stream from the organiser, and everybody hears of it")
  void stream() {
    try (var everybody = sidestage.nobody().live("topics=room:studio")) {
      everybody.next("hello");
      var change = "{\"stream\":\"https://www.youtube.com/watch?v=abcdefghijk\"}";
      var changed = sidestage.organiser().patch("/api/rooms/studio", change);
      assertEquals(200, changed.status(), changed.text());
      assertEquals(
          "https://www.youtube.com/watch?v=abcdefghijk",
          everybody.next("room.changed").json().get("stream").asText());
      assertEquals(changed.text(), sidestage.organiser().patch("/api/rooms/studio", "{}").text());
    }
  }

  @Test
  @DisplayName("lets questions through at once where it isn't moderated first")
  void unmoderated() {
    var stage = Stage.of(sidestage);
    var path = "/api/rooms/" + stage.room();
    assertFalse(
        sidestage
            .organiser()
            .patch(path, "{\"moderated\":false}")
            .json()
            .get("moderated")
            .asBoolean());
    var asked = sidestage.viewer().post(stage.questions(), "{\"text\":\"Seen at once?\"}");
    assertEquals("approved", asked.json().get("state").asText());
    assertEquals(200, sidestage.organiser().patch(path, "{\"moderated\":true}").status());
  }

  @Test
  @DisplayName("is changed by organisers alone, and refuses what is no web address")
  void refused() {
    assertEquals(401, sidestage.nobody().patch("/api/rooms/studio", "{}").status());
    assertEquals(403, sidestage.moderator("studio").patch("/api/rooms/studio", "{}").status());
    assertEquals(404, sidestage.organiser().patch("/api/rooms/cellar", "{}").status());
    for (var stream :
        new String[] {"javascript:alert(1)", "not an address", "file:///etc/passwd"}) {
      var refused =
          sidestage.organiser().patch("/api/rooms/studio", "{\"stream\":\"" + stream + "\"}");
      assertEquals(400, refused.status());
      assertEquals("stream", refused.json().get("field").asText());
    }
  }
}
