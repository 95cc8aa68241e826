package dev.sidestage.posters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A call for posters and its authors, for tests: what is said in one line there. */
public final class PosterCall {
  /** Long enough for the call's rules. */
  public static final String SUMMARY =
      "We **measure** how long a training run survives when its workers don't, and what it costs.";

  private final Running sidestage;

  public PosterCall(Running sidestage) {
    this.sidestage = sidestage;
  }

  /** Opens or changes it: with a deadline in UTC. */
  public JsonNode until(Instant deadline) {
    return until(
        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(deadline.atOffset(ZoneOffset.UTC)), "UTC");
  }

  /** Opens or changes it. */
  public JsonNode until(String local, String zone) {
    return sidestage.organiser().put("/api/call", body(local, zone, version())).orFail().json();
  }

  /** The version of the one that there is; 0 for none. */
  public int version() {
    var there = sidestage.nobody().get("/api/call");
    return there.status() == 404 ? 0 : there.json().get("version").asInt();
  }

  public static String body(String local, String zone, int version) {
    return """
        {"title":"Call for posters","introduction":"Show what you *made*.","rules":["No sales pitches."],
         "eligibility":"Maintainers and contributors.",
         "categories":[{"id":"research","name":"Machine-learning research"},
           {"id":"responsible-ai","name":"Responsible AI"},{"id":"mobile","name":"Mobile"}],
         "limits":{"title":120,"summaryLeast":40,"summary":600,"authors":5,"links":3,"categories":2},
         "deadline":{"local":"%s","zone":"%s"},"namesHidden":true,"version":%d}
        """
        .formatted(local, zone, version);
  }

  /** A submission that keeps to the rules. */
  public static String submission(String title, String email) {
    return submission(title, email, "");
  }

  /**
   * The same with more.
   *
   * @param more members of JSON, each with a comma before it
   */
  public static String submission(String title, String email, String more) {
    return """
        {"title":"%s","summary":"%s","categories":["research"],"email":"%s",
         "authors":[{"name":"Ada Lovelace","affiliation":"Analytical Society"},{"name":"Mary Somerville"}],
         "links":["https://example.org/paper"]%s}
        """
        .formatted(title, SUMMARY, email, more);
  }

  /** Somebody submits. */
  public Client.Answered submit(String title, String email) {
    return sidestage.viewer().post("/api/submissions", submission(title, email));
  }

  /** Who has the private link of that answer. */
  public Client author(Client.Answered submitted) {
    return sidestage
        .viewer()
        .with("Submission-Token", submitted.orFail().json().get("token").asText());
  }
}
