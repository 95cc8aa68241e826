package dev.sidestage.browser;

import com.microsoft.playwright.Page;
import dev.sidestage.Client;
import dev.sidestage.Running;
import java.util.UUID;

/**
 * The pages of one Sidestage, and what tests do with them and to what is behind them.
 *
 * @param sidestage one that runs
 */
record Site(Running sidestage) {
  /** Opens a page; it is there when its stream is. */
  Page open(Page page, String path) {
    page.navigate(sidestage.url().resolve(path).toString());
    return page;
  }

  /** Follows a sign-in link; done when the browser is on the page that the link is for. */
  Page signIn(Page page, String token) {
    open(page, "/sign-in#" + token);
    page.waitForURL(url -> !url.contains("/sign-in"));
    return page;
  }

  /** Hands out a grant; gives its token. */
  String grant(String role, String room) {
    var body = "{\"role\":\"%s\",\"room\":\"%s\"}".formatted(role, room);
    return sidestage.organiser().post("/api/grants", body).orFail().json().get("token").asText();
  }

  /** Hands out a grant for all rooms; gives its token. */
  String grantOfAll(String role) {
    var body = "{\"role\":\"%s\"}".formatted(role);
    return sidestage.organiser().post("/api/grants", body).orFail().json().get("token").asText();
  }

  /** Replaces the schedule. */
  void load(Calendar calendar) {
    sidestage
        .organiser()
        .with("Content-Type", "text/calendar")
        .put("/api/schedule", calendar.toString())
        .orFail();
  }

  /** The talk with that title. */
  String talk(String title) {
    return sidestage.nobody().get("/api/schedule").json().get("talks").findParents("title").stream()
        .filter(talk -> talk.get("title").asText().equals(title))
        .findFirst()
        .orElseThrow()
        .get("id")
        .asText();
  }

  /** Somebody asks; gives the question's id. */
  String ask(String talk, String text) {
    return ask(talk, text, "");
  }

  /** Somebody with a name asks. */
  String ask(String talk, String text, String name) {
    var said = name.isEmpty() ? "" : ",\"name\":\"" + name + "\"";
    var body = "{\"text\":\"" + text + "\"" + said + "}";
    return sidestage
        .viewer()
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .post("/api/talks/" + talk + "/questions", body)
        .orFail()
        .json()
        .get("id")
        .asText();
  }

  /** The organiser brings a question from one state into another. */
  void bring(String question, int version, String state) {
    sidestage
        .organiser()
        .patch(
            "/api/questions/" + question,
            "{\"state\":\"%s\",\"version\":%d}".formatted(state, version))
        .orFail();
  }

  /** Somebody votes. */
  void vote(String question) {
    sidestage.viewer().put("/api/questions/" + question + "/vote", null).orFail();
  }

  /** What moderators see of a talk's questions. */
  int questions(String talk) {
    Client moderator = sidestage.organiser();
    return moderator
        .get("/api/talks/" + talk + "/questions?view=moderation")
        .orFail()
        .json()
        .get("questions")
        .size();
  }
}
