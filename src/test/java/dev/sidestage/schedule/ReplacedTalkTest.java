package dev.sidestage.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sidestage.Running;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A talk that an import changes")
class ReplacedTalkTest {
  private static final String TALK = "0b7d1f0e-3b1a-4c3e-8f4e-0d1c2b3a4f5e";

  @RegisterExtension static final Running sidestage = Running.with();

  @Test
  @DisplayName("is read anew, and its own readers are told")
  void replaced() {
    assertEquals("Opening", titleSince(load("Opening")));
    try (var readers = sidestage.nobody().live("topics=talk:" + TALK)) {
      readers.next("hello");
      assertEquals("Opening, with music", titleSince(load("Opening, with music")));
      readers.next("schedule.replaced");
    }
  }

  private static String titleSince(String cursor) {
    return sidestage
        .nobody()
        .with("Sidestage-Cursor", cursor)
        .get("/api/talks/" + TALK)
        .json()
        .get("title")
        .asText();
  }

  private static String load(String title) {
    var loaded =
        sidestage
            .organiser()
            .with("Content-Type", "application/xml")
            .put("/api/schedule", SCHEDULE.formatted(TALK, title));
    assertEquals(200, loaded.status(), loaded.text());
    return Objects.requireNonNull(loaded.header("sidestage-cursor"));
  }

  private static final String SCHEDULE =
      """
      <schedule>
        <conference>
          <title>A day</title><start>2036-12-01</start><end>2036-12-01</end><days>1</days>
          <time_zone_name>Europe/Berlin</time_zone_name>
        </conference>
        <day index="1" date="2036-12-01" start="2036-12-01T09:00:00+01:00" end="2036-12-01T18:00:00+01:00">
          <room name="Hall">
            <event id="1" guid="%s">
              <date>2036-12-01T10:00:00+01:00</date><start>10:00</start><duration>00:30</duration>
              <title>%s</title>
            </event>
          </room>
        </day>
      </schedule>
      """;
}
