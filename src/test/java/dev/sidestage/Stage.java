package dev.sidestage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** A talk with its audience, for tests: what is said in one line there. */
public final class Stage {
  private final Running sidestage;
  private final String talk;
  private final String room;

  private Stage(Running sidestage, JsonNode talk) {
    this.sidestage = sidestage;
    this.talk = talk.get("id").asText();
    this.room = talk.get("room").asText();
  }

  /** A talk that takes questions. */
  public static Stage of(Running sidestage) {
    return new Stage(sidestage, talk(sidestage, 0));
  }

  /** The nth talk that takes questions. */
  public static Stage of(Running sidestage, int nth) {
    return new Stage(sidestage, talk(sidestage, nth));
  }

  private static JsonNode talk(Running sidestage, int nth) {
    var talks = sidestage.nobody().get("/api/schedule").json().get("talks");
    return StreamSupport.stream(talks.spliterator(), false)
        .filter(talk -> talk.get("kind").asText().equals("talk"))
        .skip(nth)
        .findFirst()
        .orElseThrow();
  }

  public String talk() {
    return talk;
  }

  public String room() {
    return room;
  }

  /** A room that isn't the talk's. */
  public String otherRoom() {
    var rooms = sidestage.nobody().get("/api/event").json().get("rooms");
    return StreamSupport.stream(rooms.spliterator(), false)
        .map(each -> each.get("id").asText())
        .filter(id -> !id.equals(room))
        .findFirst()
        .orElseThrow();
  }

  public String topic() {
    return "talk:" + talk;
  }

  /** The path of its questions. */
  public String questions() {
    return "/api/talks/" + talk + "/questions";
  }

  /** Asks; the question's id. */
  public String ask(Client viewer, String text) {
    var asked = viewer.post(questions(), "{\"text\":\"" + text + "\"}");
    if (asked.status() != 201) {
      throw new AssertionError(asked.status() + " " + asked.text());
    }
    return asked.json().get("id").asText();
  }

  /** Asks as somebody new, and approves; the question's id. */
  public String approved(String text) {
    var id = ask(sidestage.viewer(), text);
    change(id, "{\"state\":\"approved\",\"version\":1}");
    return id;
  }

  /**
   * A question that was approved and waited until the questions of its talk closed. It is in
   * version 3, and under a talk of another room that is over.
   */
  public String deferred(String text) {
    var over = over();
    var window = "/api/talks/" + over.talk + "/questions";
    var rules = "/api/rooms/" + over.room + "/questions";
    sidestage.organiser().put(rules, "{\"closesAfter\":0}").orFail();
    sidestage.organiser().patch(window, "{\"mode\":\"open\"}").orFail();
    var id = over.approved(text);
    try (var stream = sidestage.organiser().live("topics=" + over.topic() + "&view=moderation")) {
      stream.next("hello");
      sidestage.organiser().patch(window, "{\"mode\":\"automatic\"}").orFail();
      stream.until(event -> event.data().contains(id) && event.data().contains("deferred"));
    }
    sidestage.organiser().put(rules, "{}").orFail();
    return id;
  }

  private Stage over() {
    var talks = sidestage.nobody().get("/api/schedule").json().get("talks");
    return StreamSupport.stream(talks.spliterator(), false)
        .filter(each -> each.get("kind").asText().equals("talk"))
        .filter(each -> each.get("room").asText().equals(otherRoom()))
        .filter(each -> each.get("state").asText().equals("ended"))
        .findFirst()
        .map(each -> new Stage(sidestage, each))
        .orElseThrow();
  }

  /** Changes a question as the organiser. */
  public Client.Answered change(String question, String change) {
    var changed = sidestage.organiser().patch("/api/questions/" + question, change);
    if (changed.status() != 200) {
      throw new AssertionError(changed.status() + " " + changed.text());
    }
    return changed;
  }
}
