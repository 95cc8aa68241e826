package dev.sidestage.faults;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.LiveStream;
import dev.sidestage.LiveStream.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A morning in two rooms. The process is killed at its beginning, while everybody votes, and comes
 * back when it is 09:35.
 */
@DisplayName("A day whose server is killed with kill -9")
class DayTest {
  private static final String ORGANISER = "organiser-of-the-day-0123456789";
  private static final int QUESTIONS = 5;
  private static final int VOTES_BEFORE_THE_END = 150;

  @RegisterExtension final Processes processes = new Processes();
  private final List<Event> seen = new ArrayList<>();

  @Test
  @DisplayName("goes on where it was: nothing acknowledged is lost, nothing comes twice")
  void day() throws Exception {
    var schedule = processes.write("morning.xml", Morning.XML);
    var first = start(schedule, "2026-12-01T08:59:40Z@4");
    var opening = Morning.talk(first.nobody(), "Opening");
    var topics = "topics=schedule,talk:" + opening;
    var epoch = epoch(first.nobody(), topics);

    var questions = new ArrayList<UUID>();
    var voters = new Voters(first);
    String cursor;
    try (var stream = first.nobody().live(topics + "&lastEventId=" + epoch + "-0")) {
      follow(stream, event -> Morning.tells(event, "talk.started", opening));
      questions.addAll(ask(first, opening));
      voters.voteFor(questions);
      voters.awaitAcknowledged(VOTES_BEFORE_THE_END);
      first.kill();
      voters.awaitEnd();
      follow(stream, LiveStream::isEnd);
      cursor = stream.lastEventId();
    }

    var second = start(schedule, "2026-12-01T09:35:30Z@10");
    try (var stream = second.nobody().with("Last-Event-ID", cursor).live(topics)) {
      var late = Morning.talk(second.nobody(), "Late");
      follow(stream, event -> Morning.tells(event, "talk.started", late));
    }
    voters.assertAllAreCounted(second, opening, questions);
    assertStates(second, opening, questions);
    assertSeenOnce();
    assertAnnounced(second.nobody());
    assertSameAsReplay(second.nobody(), topics + "&lastEventId=" + epoch + "-0");
  }

  private SidestageProcess start(Path schedule, String clock) throws Exception {
    return processes
        .start(
            "SIDESTAGE_SCHEDULE",
            schedule.toString(),
            "SIDESTAGE_CLOCK",
            clock,
            "SIDESTAGE_ORGANISER_TOKEN",
            ORGANISER)
        .awaitReady();
  }

  private static String epoch(Client client, String topics) {
    try (var stream = client.live(topics)) {
      var cursor = stream.next("hello").id();
      return cursor.substring(0, cursor.indexOf('-'));
    }
  }

  private void follow(LiveStream stream, Predicate<Event> last) {
    seen.addAll(stream.until(last));
  }

  /** Asks, approves all, and brings the first one on stage. */
  private static List<UUID> ask(SidestageProcess process, UUID talk) {
    var asker = process.viewer();
    var organiser = process.with(ORGANISER);
    var questions = new ArrayList<UUID>();
    for (var i = 0; i < QUESTIONS; i++) {
      var asked =
          asker.post("/api/talks/" + talk + "/questions", "{\"text\":\"Question " + i + "\"}");
      questions.add(UUID.fromString(asked.json().get("id").asText()));
      change(organiser, questions.get(i), "approved", 1);
    }
    change(organiser, questions.get(0), "onstage", 2);
    return questions;
  }

  private static void change(Client organiser, UUID question, String state, int version) {
    var body = "{\"state\":\"%s\",\"version\":%d}".formatted(state, version);
    assertEquals(200, organiser.patch("/api/questions/" + question, body).status());
  }

  private static void assertStates(SidestageProcess process, UUID talk, List<UUID> questions) {
    var queue = process.nobody().get("/api/talks/" + talk + "/questions").json();
    assertEquals(questions.get(0).toString(), queue.get("onstage").get("id").asText());
    assertEquals(QUESTIONS, queue.get("questions").size());
    change(process.with(ORGANISER), questions.get(0), "answered", 3);
  }

  /** By their ids; counts have none. A notice once per talk. */
  private void assertSeenOnce() {
    var ids = new HashSet<String>();
    var notices = new HashSet<String>();
    for (var event : Morning.entries(seen)) {
      assertTrue(ids.add(event.id()), () -> "twice: " + event);
      if (Morning.isNotice(event)) {
        var talk = event.json().get("talk").asText();
        assertTrue(notices.add(event.event() + " " + talk), () -> "told twice: " + event);
      }
    }
    assertFalse(seen.stream().anyMatch(event -> event.event().equals("reset")));
  }

  private void assertAnnounced(Client client) {
    assertAll(
        () -> assertEquals(List.of("soon", "started", "ended"), told(client, "Opening")),
        () -> assertEquals(List.of("soon", "started"), told(client, "All morning")),
        () -> assertEquals(List.of(), told(client, "Missed")),
        () -> assertEquals(List.of(), told(client, "Missed, too")),
        () -> assertEquals(List.of("started"), told(client, "Begun meanwhile")),
        () -> assertEquals(List.of("soon", "started"), told(client, "Late")),
        () -> assertEquals(List.of(), told(client, "Afternoon")));
  }

  private List<String> told(Client client, String title) {
    var talk = Morning.talk(client, title).toString();
    return seen.stream()
        .filter(Morning::isNotice)
        .filter(event -> event.json().get("talk").asText().equals(talk))
        .map(event -> event.event().substring("talk.".length()))
        .toList();
  }

  /** Who comes now and wants all of it gets what we got in two parts. */
  private void assertSameAsReplay(Client client, String all) {
    var last = Morning.entries(seen).get(Morning.entries(seen).size() - 1).id();
    try (var stream = client.live(all)) {
      var replayed = stream.until(event -> event.id().equals(last));
      assertEquals(Morning.names(seen), Morning.names(replayed));
    }
  }
}
