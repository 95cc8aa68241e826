package dev.sidestage.questions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import java.time.Instant;
import java.util.stream.StreamSupport;

/**
 * A day with one talk that is on, one that is over and one that comes; and what is done in them.
 */
final class Asking {
  /** For {@code SIDESTAGE_CLOCK}: in the middle of the talk that is on. */
  static final String CLOCK = "2027-03-01T10:30:00+00:00";

  private static final Instant TEN = Instant.parse("2027-03-01T10:00:00Z");
  private static final long HOUR = 3_600;

  private final Running sidestage;
  private final String title;
  private final JsonNode talk;

  private Asking(Running sidestage, String title) {
    this.sidestage = sidestage;
    this.title = title;
    this.talk = find(sidestage, title);
  }

  /** Loads the day. */
  static void load(Running sidestage) {
    var calendar =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
            + event("Over", TEN.minusSeconds(3 * HOUR))
            + event("On now", TEN)
            + event("Later", TEN.plusSeconds(3 * HOUR))
            + event("Elsewhere", TEN).replace("Hall", "Attic")
            + "END:VCALENDAR\r\n";
    sidestage
        .organiser()
        .with("Content-Type", "text/calendar")
        .put("/api/schedule", calendar)
        .orFail();
  }

  private static String event(String title, Instant start) {
    return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20270101T000000Z\r\nDTSTART:%s\r\nDTEND:%s\r\nSUMMARY:%s\r\nLOCATION:Hall\r\nEND:VEVENT\r\n"
        .formatted(title, stamp(start), stamp(start.plusSeconds(HOUR)), title);
  }

  private static String stamp(Instant instant) {
    return instant.toString().replace("-", "").replace(":", "");
  }

  private static JsonNode find(Running sidestage, String title) {
    var talks = sidestage.nobody().get("/api/schedule").json().get("talks");
    return StreamSupport.stream(talks.spliterator(), false)
        .filter(talk -> talk.get("title").asText().equals(title))
        .findFirst()
        .orElseThrow();
  }

  static Asking in(Running sidestage, String title) {
    return new Asking(sidestage, title);
  }

  String id() {
    return talk.get("id").asText();
  }

  String room() {
    return talk.get("room").asText();
  }

  String path() {
    return "/api/talks/" + id() + "/questions";
  }

  /** Asks; the question. */
  JsonNode ask(Client viewer, String text) {
    return viewer.post(path(), "{\"text\":\"" + text + "\"}").orFail().json();
  }

  /** Asks as somebody new, and approves; the question's id. */
  String approved(String text) {
    return approvedBy(sidestage.viewer(), text);
  }

  /** Asks as somebody, and approves; the question's id. */
  String approvedBy(Client viewer, String text) {
    var id = ask(viewer, text).get("id").asText();
    sidestage
        .organiser()
        .patch("/api/questions/" + id, "{\"state\":\"approved\",\"version\":1}")
        .orFail();
    return id;
  }

  /** Changes a question as the organiser, based on what it is now. */
  Client.Answered change(String question, String change) {
    return change(sidestage.organiser(), question, change);
  }

  /** Changes a question as somebody, based on what it is now. */
  Client.Answered change(Client client, String question, String change) {
    return client.patch(
        "/api/questions/" + question,
        "{\"version\":" + question(question).get("version") + "," + change + "}");
  }

  /** Sets how the talk takes questions. */
  void set(String change) {
    sidestage.organiser().patch(path(), "{" + change + "}").orFail();
  }

  /** What moderators see of a question. */
  JsonNode question(String id) {
    var path = path() + "?view=moderation&sort=new&page=";
    for (var page = 1; ; page++) {
      var queue = sidestage.organiser().get(path + page).json();
      for (var question : queue.get("questions")) {
        if (question.get("id").asText().equals(id)) {
          return question;
        }
      }
    }
  }

  /** A question of a queue. */
  static JsonNode in(JsonNode queue, String id) {
    return StreamSupport.stream(queue.get("questions").spliterator(), false)
        .filter(question -> question.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id + " in " + queue));
  }

  /** What everybody sees. */
  JsonNode queue() {
    return sidestage.nobody().get(path()).json();
  }

  @Override
  public String toString() {
    return title;
  }
}
