package dev.sidestage.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Running;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The clock of a rehearsal")
class RehearsalClockTest {
  @RegisterExtension
  static final Running sidestage = Running.with("SIDESTAGE_CLOCK", Programme.QUARTER_TO_TEN);

  @RegisterExtension static final Running real = Running.with();

  private final Programme day = new Programme(sidestage);

  @Test
  @DisplayName("is stopped, stepped and set on all nodes at once, and whoever follows hears of it")
  void set() throws Exception {
    day.load("09:45");
    var other = sidestage.beside();
    try (var here = day.follow();
        var there = other.nobody().live("topics=room:hall")) {
      var hello = there.next("hello").json();
      assertEquals(Instant.parse("2026-12-01T08:45:00Z"), Instant.parse(hello.get("now").asText()));
      assertEquals(0, hello.get("speed").asDouble(1));
      assertTrue(hello.get("rehearsal").asBoolean());

      other.organiser().patch("/api/clock", "{\"now\":\"" + Programme.at("10:00") + "\"}").orFail();
      assertEquals("2026-12-01T09:00:00Z", here.next("clock.changed").json().get("now").asText());
      assertEquals("2026-12-01T09:00:00Z", there.next("clock.changed").json().get("now").asText());
      assertEquals("2026-12-01T09:00:00Z", now(sidestage));
      assertEquals("One", there.next("talk.started").json().get("title").asText());

      day.organiser().patch("/api/clock", "{\"speed\":600}").orFail();
      assertEquals("One", there.next("talk.ended").json().get("title").asText());
      assertEquals(600, other.nobody().get("/api/clock").json().get("speed").asDouble());
      day.clock("09:45");
      assertEquals("2026-12-01T08:45:00Z", now(other));
    } finally {
      other.stop();
    }
  }

  @Test
  @DisplayName("takes no time that is none, and no speed that is none")
  void refused() {
    for (var body :
        new String[] {
          "{\"speed\":-1}", "{\"speed\":1001}", "{\"speed\":\"fast\"}", "{\"now\":\"10:00\"}"
        }) {
      assertEquals(400, day.organiser().patch("/api/clock", body).status(), body);
    }
    assertEquals(401, sidestage.nobody().patch("/api/clock", "{\"speed\":2}").status());
  }

  @Test
  @DisplayName("is the real one outside of a rehearsal, and can't be set")
  void noRehearsal() {
    var refused = real.organiser().patch("/api/clock", "{\"speed\":0}");
    assertEquals(409, refused.status());
    assertTrue(refused.json().get("detail").asText().contains("SIDESTAGE_CLOCK"));
    assertEquals(1, real.nobody().get("/api/clock").json().get("speed").asDouble());
  }

  private static String now(Running node) {
    return node.nobody().get("/api/clock").json().get("now").asText();
  }
}
