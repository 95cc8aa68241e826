package dev.sidestage.posters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Running;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A submission")
class SubmissionTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final PosterCall CALL = new PosterCall(sidestage);

  @BeforeAll
  static void open() {
    CALL.until("2030-11-30T23:59:59", "AoE");
  }

  @Test
  @DisplayName("is its author's by the private link alone, from whatever browser")
  void privateLink() {
    var submitted = CALL.submit("Workers that die", "ada@example.org");
    var own = CALL.author(submitted).get("/api/submissions/own").orFail().json();
    assertEquals("Workers that die", own.get("title").asText());
    assertEquals("submitted", own.get("state").asText());
    var path = "/api/submissions/" + own.get("id").asText();
    assertEquals(401, sidestage.viewer().get(path).status());
    assertEquals(own.get("number"), sidestage.organiser().get(path).orFail().json().get("number"));
    var unknown = sidestage.viewer().with("Submission-Token", "x".repeat(43));
    assertEquals(404, unknown.get("/api/submissions/own").status());
    assertEquals(
        unknown.get("/api/submissions/own").text(),
        sidestage.nobody().get("/api/submissions/own").text());
  }

  @Test
  @DisplayName("that is sent twice under one key is one, with one private link")
  void twice() {
    var viewer = sidestage.viewer().with("Idempotency-Key", UUID.randomUUID().toString());
    var body = PosterCall.submission("Sent twice", "twice@example.org");
    var first = viewer.post("/api/submissions", body).orFail();
    assertEquals(first.text(), viewer.post("/api/submissions", body).orFail().text());
    assertEquals(1, all("q=Sent%20twice").get("total").asInt());
    assertEquals(
        422,
        viewer
            .post("/api/submissions", PosterCall.submission("Another", "twice@example.org"))
            .status());
    assertEquals(200, CALL.author(first).get("/api/submissions/own").status());
  }

  @Test
  @DisplayName("is kept as a draft, however unfinished, and taken once it is whole")
  void draft() {
    var kept =
        sidestage
            .viewer()
            .post("/api/submissions", "{\"email\":\"draft@example.org\",\"draft\":true}")
            .orFail();
    var author = CALL.author(kept);
    assertEquals("draft", kept.json().at("/submission/state").asText());
    var unfinished =
        author.put(
            "/api/submissions/own",
            "{\"email\":\"draft@example.org\",\"title\":\"Half\",\"version\":1}");
    assertEquals(400, unfinished.status());
    assertEquals("summary", unfinished.json().get("field").asText());
    var whole = PosterCall.submission("Whole", "draft@example.org", ",\"version\":1");
    var submitted = author.put("/api/submissions/own", whole).orFail().json();
    assertEquals("submitted", submitted.get("state").asText());
    assertEquals(2, submitted.get("version").asInt());
    assertEquals(409, author.put("/api/submissions/own", whole).status());
  }

  @Test
  @DisplayName("is withdrawn and submitted again, and its author is written to each time")
  void withdrawn() {
    var submitted = CALL.submit("Now and then", "then@example.org");
    var author = CALL.author(submitted);
    assertEquals(
        "withdrawn", author.delete("/api/submissions/own").orFail().json().get("state").asText());
    assertEquals(2, author.delete("/api/submissions/own").orFail().json().get("version").asInt());
    author
        .put(
            "/api/submissions/own",
            PosterCall.submission("Now and then", "then@example.org", ",\"version\":2"))
        .orFail();
    var purposes =
        sidestage.organiser().get("/api/mail").json().get("letters").findParents("purpose").stream()
            .filter(letter -> letter.get("recipient").asText().equals("then@example.org"))
            .map(letter -> letter.get("purpose").asText().replace("submission.", ""))
            .sorted()
            .toList();
    assertEquals(List.of("submitted", "submitted", "withdrawn"), purposes);
  }

  @Test
  @DisplayName("has its private link in a letter that an organiser can pass on, once")
  void passedOn() {
    CALL.submit("To be passed on", "pass@example.org").orFail();
    var organiser = sidestage.organiser();
    var letter =
        organiser.get("/api/mail?state=waiting").json().get("letters").findParents("link").stream()
            .filter(each -> each.get("recipient").asText().equals("pass@example.org"))
            .findFirst()
            .orElseThrow();
    var token = letter.get("link").asText().split("#", 2)[1];
    assertEquals(
        200,
        sidestage.nobody().with("Submission-Token", token).get("/api/submissions/own").status());
    assertFalse(letter.get("text").asText().contains(token));
    var path = "/api/mail/" + letter.get("id").asText();
    var passedOn = organiser.patch(path, "{\"state\":\"passed-on\"}").orFail().json();
    assertFalse(passedOn.has("link"));
    assertEquals(404, organiser.patch(path, "{\"state\":\"passed-on\"}").status());
    assertEquals(404, organiser.patch(path, "{\"state\":\"waiting\"}").status());
    assertEquals(400, organiser.patch(path, "{\"state\":\"sent\"}").status());
  }

  @Test
  @DisplayName("fills nobody's mailbox: ten for one address")
  void tenForOneAddress() {
    for (var i = 0; i < SubmissionHandler.PER_ADDRESS; i++) {
      CALL.submit("Poster " + i, "Many@example.org").orFail();
    }
    var refused = CALL.submit("One more", "many@EXAMPLE.org");
    assertEquals(409, refused.status());
    assertEquals("urn:sidestage:problem:too-many-submissions", refused.json().get("type").asText());
  }

  @Test
  @DisplayName("is found by organisers by state, category and words, where wildcards are words")
  void found() {
    CALL.submit("Hundred 100% sure", "sure@example.org").orFail();
    assertEquals(1, all("q=100%25%20sure").get("total").asInt());
    assertEquals(0, all("q=100_").get("total").asInt());
    assertEquals(1, all("q=hundred&category=research").get("total").asInt());
    assertEquals(0, all("q=hundred&category=mobile").get("total").asInt());
    assertEquals(0, all("q=hundred&state=draft").get("total").asInt());
    assertNotEquals(0, all("state=all").get("total").asInt());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      textBlock =
          """
          a title too long        | title      | "title":"Bad"                       | "title":"%s"
          no title                | title      | "title":"Bad"                       | "title":""
          a summary too short     | summary    | "summary":"%s"                      | "summary":"Short."
          a category that isn't   | categories | "research"                          | "research","quantum"
          a category twice        | categories | "research"                          | "research","research"
          no category             | categories | ["research"]                        | []
          a field that isn't      | speakers   | "authors"                           | "speakers"
          an author with no name  | authors.name | "Mary Somerville"                 | "  "
          no address              | email      | bad@example.org                     | bad
          two addresses           | email      | bad@example.org                     | bad@example.org, eve@example.org
          a header in the address | email      | bad@example.org                     | bad@example.org\\r\\nBcc: eve@example.org
          a link to a script      | links      | https://example.org/paper           | javascript:alert(1)
          a link to nowhere       | links      | https://example.org/paper           | /paper
          a version at first      | version    | "email"                             | "version":"x","email"
          """,
      delimiter = '|',
      quoteCharacter = '`')
  @DisplayName("that breaks a rule is refused, the field is named, and nothing is kept")
  void bad(String what, String field, String good, String bad) {
    var long121 = "t".repeat(121);
    var body =
        PosterCall.submission("Bad", "bad@example.org")
            .replace(good.replace("%s", PosterCall.SUMMARY), bad.replace("%s", long121));
    var refused = sidestage.viewer().post("/api/submissions", body);
    assertEquals(400, refused.status(), refused.text());
    assertEquals(field, refused.json().get("field").asText(), refused.text());
    assertEquals(0, all("q=bad%40example.org&state=all").get("total").asInt());
  }

  private static JsonNode all(String query) {
    return sidestage.organiser().get("/api/submissions?" + query).orFail().json();
  }
}
