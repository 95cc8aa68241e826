package dev.sidestage.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sidestage.Running;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("An announcement")
class AnnouncementTest {
  @RegisterExtension
  static final Running sidestage =
      Running.with("SIDESTAGE_CLOCK", Programme.QUARTER_TO_TEN, "SIDESTAGE_SOON", "5");

  private final Programme day = new Programme(sidestage);

  @BeforeEach
  void load() {
    day.load("09:45");
  }

  @Test
  @DisplayName("is heard by everybody, shown until it ends, and not said twice at once")
  void toAll() {
    try (var stream = day.follow()) {
      var body = "{\"text\":\"  Lunch is ready \",\"endsAt\":\"" + Programme.at("10:00") + "\"}";
      var said = day.organiser().post("/api/announcements", body);
      assertEquals(201, said.status(), said.text());
      assertEquals(said.json(), day.organiser().post("/api/announcements", body).json());
      assertEquals(said.json(), stream.next("announcement").json());
      assertEquals("Lunch is ready", shown());
      day.clock("10:00");
      stream.next("talk.started");
      day.organiser().post("/api/announcements", "{\"text\":\"Go on\"}").orFail();
      assertEquals("Go on", stream.next("announcement").json().get("text").asText());
      assertEquals("Go on", shown(), "what is over isn't shown");
      day.organiser()
          .get("/api/announcements")
          .json()
          .get("announcements")
          .forEach(
              one ->
                  day.organiser().delete("/api/announcements/" + one.get("id").asText()).orFail());
    }
  }

  @Test
  @DisplayName("to a room is heard by those who follow the room, and can be taken back")
  void toRoom() {
    var topics = "topics=room:attic";
    try (var attic = sidestage.nobody().live(topics);
        var hall = sidestage.nobody().live("topics=room:hall")) {
      attic.next("hello");
      hall.next("hello");
      var said =
          day.organiser()
              .post(
                  "/api/announcements", "{\"text\":\"The projector is back\",\"room\":\"attic\"}");
      var id = said.json().get("id").asText();
      assertFalse(attic.next("announcement").json().has("endsAt"));
      var first = day.organiser().delete("/api/announcements/" + id);
      assertEquals(204, first.status());
      var end = attic.next("announcement").json().get("endsAt").asText();
      day.clock("09:50");
      assertEquals(204, day.organiser().delete("/api/announcements/" + id).status());
      assertEquals(end, attic.next("announcement").json().get("endsAt").asText());
      day.change("One", "\"title\":\"One and only\"").orFail();
      assertEquals(
          "talk.changed", hall.next(event -> !event.event().equals("clock.changed")).event());
      day.change("One and only", "\"title\":\"One\"").orFail();
      assertEquals("", shown());
    }
  }

  @Test
  @DisplayName("is refused where it is empty, too long, to no room, or over before it is said")
  void refused() {
    for (var body :
        new String[] {
          "{\"text\":\"   \"}",
          "{}",
          "{\"text\":\"%s\"}".formatted("x".repeat(501)),
          "{\"text\":\"Hello\",\"room\":\"cellar\"}",
          "{\"text\":\"Hello\",\"endsAt\":\"%s\"}".formatted(Programme.at("09:00"))
        }) {
      assertEquals(400, day.organiser().post("/api/announcements", body).status(), body);
    }
    assertEquals(
        403, sidestage.moderator(null).post("/api/announcements", "{\"text\":\"Hi\"}").status());
  }

  private String shown() {
    var shown = sidestage.nobody().get("/api/announcements").json().get("announcements");
    return shown.isEmpty() ? "" : shown.get(0).get("text").asText();
  }
}
