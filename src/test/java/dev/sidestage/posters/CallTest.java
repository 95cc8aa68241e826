package dev.sidestage.posters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Running;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The call for posters")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CallTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final PosterCall CALL = new PosterCall(sidestage);

  @Test
  @Order(1)
  @DisplayName("isn't there until an organiser opens it, and nobody can submit to none")
  void none() {
    assertEquals(404, sidestage.nobody().get("/api/call").status());
    var refused = CALL.submit("Too early", "ada@example.org");
    assertEquals(404, refused.status());
    assertEquals("urn:sidestage:problem:unknown-call", refused.json().get("type").asText());
  }

  @Test
  @Order(2)
  @DisplayName("tells every open page of an extension at once")
  void extension() {
    CALL.until("2030-11-30T23:59:59", "Europe/Berlin");
    try (var page = sidestage.nobody().live("topics=call")) {
      page.next("hello");
      CALL.until("2030-12-07T23:59:59", "Europe/Berlin");
      var changed = page.next("call.changed").json();
      assertEquals("2030-12-07T23:59:59+01:00", changed.get("closesAt").asText());
      assertEquals(
          changed.get("version"), sidestage.nobody().get("/api/call").json().get("version"));
    }
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "2030-11-30T23:59:59, AoE,           2030-11-30T23:59:59-12:00",
    "2030-11-30T12:00:00, UTC,           2030-11-30T12:00:00Z",
    "2030-07-01T12:00:00, Europe/Berlin, 2030-07-01T12:00:00+02:00",
    "2030-10-27T02:30:00, Europe/Berlin, 2030-10-27T02:30:00+01:00"
  })
  @DisplayName("has a deadline with its zone; where a time comes twice, the second is meant")
  void zones(String local, String zone, String instant) {
    assertEquals(instant, CALL.until(local, zone).get("closesAt").asText());
  }

  @Test
  @DisplayName("refuses what was based on another version, and changes nothing")
  void stale() {
    CALL.until("2030-11-30T23:59:59", "UTC");
    var before = sidestage.nobody().get("/api/call").text();
    var refused =
        sidestage.organiser().put("/api/call", PosterCall.body("2031-01-01T00:00:00", "UTC", 0));
    assertEquals(409, refused.status());
    assertEquals(before, sidestage.nobody().get("/api/call").text());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      textBlock =
          """
          a time that never is        | deadline.local      | 2030-11-30T23:59:59","zone":"UTC | 2030-03-31T02:30:00","zone":"Europe/Berlin
          an unknown zone             | deadline.zone       | "zone":"UTC"                     | "zone":"Mars/Olympus"
          no title                    | title               | "title":"Call for posters"       | "title":" "
          a category twice            | categories          | "id":"mobile"                    | "id":"research"
          a category's id in capitals | categories          | "id":"mobile"                    | "id":"Mobile"
          a summary longer than all   | limits.summary      | "summary":600                    | "summary":60000
          least above most            | limits.summaryLeast | "summaryLeast":40                | "summaryLeast":700
          a rule that is null         | rules               | ["No sales pitches."]            | [null]
          a bell in a rule            | rules               | sales                            | \\u0007
          """,
      delimiter = '|',
      quoteCharacter = '`')
  @DisplayName("refuses what can't be announced, and names the field")
  void bad(String what, String field, String good, String bad) {
    var body = PosterCall.body("2030-11-30T23:59:59", "UTC", CALL.version());
    assertTrue(body.contains(good), good);
    var refused = sidestage.organiser().put("/api/call", body.replace(good, bad));
    assertEquals(400, refused.status(), refused.text());
    assertEquals(field, refused.json().get("field").asText(), refused.text());
  }

  @Test
  @DisplayName("keeps late links' tokens to whom they were given")
  void lateLinks() {
    CALL.until("2030-11-30T23:59:59", "UTC");
    Client organiser = sidestage.organiser();
    var issued =
        organiser.post(
            "/api/call/late-links", "{\"label\":\"Ada\",\"expiresAt\":\"2031-01-01T00:00:00Z\"}");
    var id = issued.orFail().json().at("/lateLink/id").asText();
    assertTrue(issued.json().get("link").asText().contains("/call#late="), issued.text());
    assertTrue(
        !organiser
            .get("/api/call/late-links")
            .text()
            .contains(issued.json().get("token").asText()));
    assertEquals(204, organiser.delete("/api/call/late-links/" + id).status());
    assertEquals(204, organiser.delete("/api/call/late-links/" + id).status());
    assertEquals(
        400,
        organiser
            .post("/api/call/late-links", "{\"expiresAt\":\"2020-01-01T00:00:00Z\"}")
            .status());
  }
}
