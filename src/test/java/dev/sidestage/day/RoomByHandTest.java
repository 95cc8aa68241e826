package dev.sidestage.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Running;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The organiser's word beats the clock:")
class RoomByHandTest {
  @RegisterExtension
  static final Running sidestage =
      Running.with("SIDESTAGE_CLOCK", Programme.QUARTER_TO_TEN, "SIDESTAGE_SOON", "5");

  private final Programme day = new Programme(sidestage);

  @BeforeEach
  void load() {
    day.load("09:45");
    automatic(true);
    for (var title : new String[] {"One", "Two", "Three", "Four", "Five"}) {
      day.change(title, "\"state\":\"scheduled\",\"held\":false").orFail();
      day.change(title, "\"state\":\"cancelled\"").orFail();
      day.change(title, "\"state\":\"scheduled\"").orFail();
    }
  }

  @Test
  @DisplayName("a talk that was taken live early stays live, and ends at its end")
  void early() {
    day.change("One", "\"state\":\"live\"").orFail();
    try (var stream = day.follow()) {
      day.clock("10:05");
      day.change("Night", "\"title\":\"Night\",\"state\":\"cancelled\"").orFail();
      day.change("Night", "\"state\":\"scheduled\"").orFail();
      assertEquals("live", day.state("One"));
      day.clock("10:20");
      assertEquals("One", stream.next("talk.ended").json().get("title").asText());
    }
  }

  @Test
  @DisplayName(
      "a talk that is called back after its start waits, and one that is kept live goes on")
  void held() {
    try (var stream = day.follow()) {
      day.clock("10:00");
      stream.next("talk.started");
      day.change("One", "\"state\":\"scheduled\"").orFail();
      day.clock("10:25");
      // Four is announced by the same clock that would have ended One.
      stream.next("talk.soon");
      assertEquals("scheduled", day.state("One"));
      assertTrue(day.talk("One").get("held").asBoolean());
      day.change("One", "\"state\":\"live\"").orFail();
      assertTrue(day.talk("One").get("held").asBoolean(), "its end is over");
      day.clock("10:30");
      assertEquals("Four", stream.next("talk.started").json().get("title").asText());
      assertEquals("live", day.state("One"));
      assertEquals("scheduled", day.state("Two"), "the room waits for One");
      day.change("One", "\"state\":\"ended\"").orFail();
      assertEquals("Two", stream.next("talk.started").json().get("title").asText());
    }
  }

  @Test
  @DisplayName(
      "in a room by hand nothing starts, ends or is missed by itself, until it is automatic again")
  void byHand() {
    automatic(false);
    try (var stream = day.follow()) {
      day.clock("10:31");
      stream.next(event -> event.event().equals("talk.started") && event.data().contains("Four"));
      assertEquals("scheduled", day.state("One"));
      assertEquals("scheduled", day.state("Two"));
      day.change("One", "\"state\":\"live\"").orFail();
      day.clock("11:00");
      stream.next(event -> event.event().equals("talk.ended") && event.data().contains("Four"));
      assertEquals("live", day.state("One"));
      automatic(true);
      day.change("One", "\"held\":false").orFail();
      stream.next(event -> event.event().equals("talk.ended") && event.data().contains("One"));
      assertEquals("ended", day.state("One"));
      assertEquals("ended", day.state("Two"));
    }
  }

  private void automatic(boolean is) {
    day.organiser().patch("/api/rooms/hall", "{\"automatic\":" + is + "}").orFail();
  }
}
