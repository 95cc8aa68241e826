package dev.sidestage.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sidestage.LiveStream;
import dev.sidestage.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A day on which talks slip, are swapped and are cancelled, played by a clock that is put forward
 * by hand. Every notice is counted, with a second node on the same database.
 */
@DisplayName("On a day that slips")
class PlayedDayTest {
  @RegisterExtension
  static final Running sidestage =
      Running.with("SIDESTAGE_CLOCK", Programme.QUARTER_TO_TEN, "SIDESTAGE_SOON", "5");

  private static final Set<String> NOTICES =
      Set.of("talk.soon", "talk.started", "talk.ended", "talk.moved", "talk.cancelled");

  private final Programme day = new Programme(sidestage);
  private final List<String> told = new ArrayList<>();

  @Test
  @DisplayName(
      "every notice goes out once, over two nodes, and goes out anew for a talk that moved")
  void played() throws Exception {
    day.load("09:45");
    var other = sidestage.beside();
    try (var stream = day.follow()) {
      play(stream, "09:55", "One soon");
      play(stream, "10:00", "One started");

      // One overruns: it is kept live past its end, and what comes after it is shifted.
      day.change("One", "\"held\":true").orFail();
      play(stream, "10:26", "Four soon", "Two soon");
      shift("One");
      assertEquals("10:36 11:06 hall", day.place("Two"));
      day.change("One", "\"state\":\"ended\"").orFail();
      hear(stream, "One ended");

      // The shift is told once it has settled, and what moved is announced anew.
      play(stream, "10:27", "Two moved from 10:30", "Three moved from 11:10");
      play(stream, "10:30", "Four started");
      play(stream, "10:32", "Two soon");

      // Three edits within a minute are one notice; one that is back where it was is none.
      day.change("Three", "\"startsAt\":\"" + Programme.at("11:20") + "\"").orFail();
      day.change("Five", "\"startsAt\":\"" + Programme.at("11:35") + "\"").orFail();
      day.change("Three", "\"startsAt\":\"" + Programme.at("11:30") + "\"").orFail();
      day.change("Five", "\"startsAt\":\"" + Programme.at("11:30") + "\"").orFail();
      day.change("Three", "\"room\":\"attic\",\"startsAt\":\"" + Programme.at("12:10") + "\"")
          .orFail();
      play(stream, "10:33", "Three moved from 11:16");

      // A talk whose notice went out moves, and moves back after that was told: all of it anew.
      play(stream, "10:36", "Two started");
      play(stream, "11:00", "Four ended");
      play(stream, "11:06", "Two ended");
      play(stream, "11:25", "Five soon");
      day.change("Five", "\"startsAt\":\"" + Programme.at("11:50") + "\"").orFail();
      play(stream, "11:26", "Five moved from 11:30");
      day.change("Five", "\"startsAt\":\"" + Programme.at("11:30") + "\"").orFail();
      hear(stream, "Five soon");
      play(stream, "11:27", "Five moved from 11:50");

      // A cancelled talk says nothing more, and one that comes back does.
      day.change("Three", "\"state\":\"cancelled\"").orFail();
      hear(stream, "Three cancelled");
      play(stream, "11:30", "Five started");
      day.change("Three", "\"state\":\"scheduled\"").orFail();
      play(stream, "12:00", "Five ended");
      play(stream, "12:05", "Three soon");
      play(stream, "12:10", "Three started");
      play(stream, "12:40", "Three ended");
    } finally {
      other.stop();
    }
    assertEquals(List.of(), told, "told, and not expected");
  }

  private void play(LiveStream stream, String time, String... expected) {
    day.clock(time);
    hear(stream, expected);
  }

  /** Waits for these notices, in any order; whatever else comes meanwhile is one too many. */
  private void hear(LiveStream stream, String... expected) {
    var waiting = new ArrayList<>(List.of(expected));
    while (!waiting.isEmpty()) {
      var event = stream.next(one -> NOTICES.contains(one.event()));
      var notice = event.json();
      var words = notice.get("title").asText() + " " + event.event().substring("talk.".length());
      if (notice.has("previous")) {
        words += " from " + notice.at("/previous/startsAt").asText().substring(11, 16);
      }
      if (!waiting.remove(words)) {
        told.add(words);
        throw new AssertionError("told " + words + ", while waiting for " + waiting);
      }
    }
  }

  private void shift(String title) {
    var path = "/api/talks/" + day.talk(title).get("id").asText() + "/shift";
    var plan = day.organiser().get(path).orFail().json().get("plan");
    for (var press = 0; press < 2; press++) {
      day.organiser().patch("/api/talks", "{\"changes\":" + plan + "}").orFail();
    }
  }
}
