package dev.sidestage.posters.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.posters.PosterCall;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The review")
class ReviewTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final PosterCall CALL = new PosterCall(sidestage);
  private static final String BATCH = "/api/review/batch";

  @BeforeAll
  static void open() {
    CALL.until("2035-11-30T23:59:59", "UTC");
  }

  private static Client reviewer() {
    var grant =
        sidestage.organiser().post("/api/grants", "{\"role\":\"reviewer\",\"label\":\"Rev\"}");
    return new Client(sidestage.url(), grant.orFail().json().get("token").asText());
  }

  private static String id(Client.Answered submitted) {
    return submitted.orFail().json().at("/submission/id").asText();
  }

  private static JsonNode row(String id) {
    return find(sidestage.organiser().get("/api/review/table").orFail().json().get("rows"), id);
  }

  private static JsonNode sheet(Client reviewer, String id) {
    return find(reviewer.get("/api/review/sheets").orFail().json().get("sheets"), id);
  }

  private static JsonNode find(JsonNode list, String id) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(each -> each.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static void review(Client reviewer, String id, String body) {
    reviewer.put("/api/review/sheets/" + id, body).orFail();
  }

  private static void decide(String id, String decision) {
    var body = "{\"submissions\":[\"" + id + "\"],\"decision\":\"" + decision + "\"}";
    var decided = sidestage.organiser().post("/api/review/decisions", body).orFail();
    assertEquals(1, decided.json().get("decided").asInt());
  }

  @Test
  @DisplayName("sums scores up for organisers; a conflict of interest counts for nothing")
  void scores() {
    var id = id(CALL.submit("Three opinions", "three@example.org"));
    review(reviewer(), id, "{\"score\":5,\"comment\":\"Clear.\"}");
    var changed = reviewer();
    review(changed, id, "{\"score\":1}");
    review(changed, id, "{\"score\":2}");
    review(reviewer(), id, "{\"conflict\":true,\"comment\":\"My student.\"}");
    var row = row(id);
    assertEquals(3.5, row.get("mean").asDouble());
    assertEquals(1.5, row.get("spread").asDouble());
    assertEquals(3, row.get("reviews").size());
    assertFalse(row(id(CALL.submit("No opinion", "none@example.org"))).has("mean"));
  }

  @Test
  @DisplayName("hides the authors, and what others say, from reviewers")
  void hidden() {
    var id = id(CALL.submit("Who am I", "secret@example.org"));
    review(reviewer(), id, "{\"score\":5,\"comment\":\"Splendid.\"}");
    var other = reviewer();
    var sheet = sheet(other, id);
    assertFalse(sheet.has("authors"), sheet::toString);
    assertFalse(sheet.has("own"));
    var all = other.get("/api/review/sheets").text();
    for (var secret :
        new String[] {"Lovelace", "secret@example.org", "Splendid", "example.org/paper"}) {
      assertFalse(all.contains(secret), secret);
    }
    review(other, id, "{\"score\":3}");
    assertEquals(3, sheet(other, id).at("/own/score").asInt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"score\":0}",
        "{\"score\":6}",
        "{\"score\":3,\"conflict\":true}",
        "{\"conflict\":false}",
        "{\"score\":2.5}"
      })
  @DisplayName("refuses what is neither a score nor a conflict")
  void bad(String body) {
    var id = id(CALL.submit("Badly reviewed", "badly@example.org"));
    var reviewer = reviewer();
    assertEquals(400, reviewer.put("/api/review/sheets/" + id, body).status());
    assertEquals(0, row(id).get("reviews").size());
  }

  @Test
  @DisplayName("leaves alone what was withdrawn")
  void withdrawn() {
    var submitted = CALL.submit("Withdrawn", "gone@example.org");
    CALL.author(submitted).delete("/api/submissions/own").orFail();
    assertEquals(
        404, reviewer().put("/api/review/sheets/" + id(submitted), "{\"score\":3}").status());
  }

  @Test
  @DisplayName("decides in private, and tells all authors at once what the organiser has seen")
  void batch() {
    var accepted = CALL.submit("To be shown", "shown@example.org");
    var rejected = CALL.submit("Not to be shown", "notshown@example.org");
    decide(id(accepted), "accepted");
    decide(id(rejected), "rejected");
    var author = CALL.author(accepted);
    var before = author.get("/api/submissions/own").orFail();
    assertEquals("submitted", before.json().get("status").asText());
    assertFalse(before.text().contains("accepted"));
    assertEquals(409, confirm(author, "confirmed").status());

    var organiser = sidestage.organiser();
    var said = "\"messages\":{\"accepted\":\"Bring tape.\"}";
    var preview = organiser.post(BATCH + "?dryRun=true", "{" + said + "}").orFail().json();
    var letter = letterTo(preview, "shown@example.org");
    assertTrue(letter.get("text").asText().contains("Bring tape."), letter::toString);
    assertFalse(letterTo(preview, "notshown@example.org").toString().contains("Bring tape."));
    var go = "{" + said + ",\"seen\":\"" + preview.get("seen").asText() + "\"}";

    var late = CALL.submit("Decided meanwhile", "meanwhile@example.org");
    decide(id(late), "waiting");
    assertEquals(409, organiser.post(BATCH, go).status());
    decide(id(late), "pending");
    assertEquals(
        preview.get("letters").size(),
        organiser.post(BATCH, go).orFail().json().get("published").asInt());

    assertEquals("accepted", status(author));
    assertEquals("rejected", status(CALL.author(rejected)));
    assertEquals("submitted", status(CALL.author(late)));
    assertEquals(
        0, organiser.post(BATCH + "?dryRun=true", "{}").orFail().json().get("letters").size());
    var link = linkTo("shown@example.org");
    var byLetter = sidestage.viewer().with("Submission-Token", link.split("#", 2)[1]);
    assertEquals(
        "confirmed", confirm(byLetter, "confirmed").orFail().json().get("status").asText());
    assertEquals("declined", confirm(author, "declined").orFail().json().get("status").asText());
    assertEquals(400, confirm(author, "pending").status());
    assertEquals(409, confirm(CALL.author(rejected), "confirmed").status());
  }

  private static Client.Answered confirm(Client author, String confirmation) {
    return author.put(
        "/api/submissions/own/confirmation", "{\"confirmation\":\"" + confirmation + "\"}");
  }

  private static String status(Client author) {
    return author.get("/api/submissions/own").orFail().json().get("status").asText();
  }

  private static JsonNode letterTo(JsonNode preview, String recipient) {
    return StreamSupport.stream(preview.get("letters").spliterator(), false)
        .filter(each -> each.get("recipient").asText().equals(recipient))
        .findFirst()
        .orElseThrow();
  }

  private static String linkTo(String recipient) {
    var letters = sidestage.organiser().get("/api/mail").orFail().json().get("letters");
    return StreamSupport.stream(letters.spliterator(), false)
        .filter(each -> each.get("recipient").asText().equals(recipient))
        .filter(each -> each.get("purpose").asText().startsWith("decision."))
        .findFirst()
        .orElseThrow()
        .get("link")
        .asText();
  }

  @Test
  @DisplayName("tells an author anew whose published decision was changed, and asks them anew")
  void changed() {
    var submitted = CALL.submit("Up from the waiting list", "up@example.org");
    decide(id(submitted), "waiting");
    publish();
    assertEquals("waiting", status(CALL.author(submitted)));
    decide(id(submitted), "accepted");
    assertEquals("waiting", status(CALL.author(submitted)));
    publish();
    assertEquals("accepted", status(CALL.author(submitted)));
  }

  private static void publish() {
    var organiser = sidestage.organiser();
    var seen = organiser.post(BATCH + "?dryRun=true", "{}").orFail().json().get("seen").asText();
    organiser.post(BATCH, "{\"seen\":\"" + seen + "\"}").orFail();
  }
}
