package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("What was asked and answered")
class WayOutTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static String question = "";
  private static String talk = "";
  private static String room = "";

  /** A talk that is over, and a question that waits for an answer in writing. */
  @BeforeAll
  static void defer() {
    question = Stage.of(sidestage).deferred("=HYPERLINK(1) <b>Bold</b> enough?");
    var asked = sidestage.organiser().get("/questions/" + question);
    talk = String.valueOf(asked.header("location")).replaceAll("/talks/([0-9a-f-]{36}).*", "$1");
    room = sidestage.nobody().get("/api/talks/" + talk).json().get("room").asText();
  }

  private static Client speaker(String ofTalk) {
    var body = "{\"role\":\"speaker\",\"talk\":\"" + ofTalk + "\"}";
    var issued = sidestage.organiser().post("/api/grants", body).orFail().json();
    return new Client(sidestage.url(), issued.get("token").asText());
  }

  private static String otherTalk() {
    return Stage.of(sidestage, 4).talk();
  }

  @Test
  @DisplayName(
      "is answered in writing by the talk's speaker, and by no other, and stands in the archive")
  void written() {
    var answer = "/api/questions/" + question + "/answer";
    var text = "{\"text\":\"**Yes.** <script>alert(1)</script>\",\"version\":3}";
    assertEquals(403, speaker(otherTalk()).put(answer, text).status());
    assertEquals(403, sidestage.stage(room).put(answer, text).status());
    assertEquals(400, speaker(talk).put(answer, "{\"text\":\" \",\"version\":3}").status());
    var answered = speaker(talk).put(answer, text).orFail().json();
    assertEquals("answered", answered.get("state").asText());
    assertEquals(409, speaker(talk).put(answer, text).status());
    var archive = sidestage.nobody().get("/talks/" + talk + "/archive").orFail();
    assertTrue(archive.text().contains("<strong>Yes.</strong>"), archive::text);
    assertTrue(archive.text().contains("&lt;b&gt;Bold&lt;/b&gt;"), archive::text);
    assertFalse(archive.text().contains("<script"), archive::text);
    assertTrue(String.valueOf(archive.header("content-security-policy")).contains("'none'"));
    var german = sidestage.nobody().with("Accept-Language", "de-AT,de;q=0.9");
    assertTrue(german.get("/talks/" + talk + "/archive").text().contains("Beantwortete Fragen"));
  }

  @Test
  @DisplayName("opens nothing else to a speaker, in no room")
  void onlyTheirs() {
    var speaker = speaker(talk);
    assertEquals(403, speaker.get("/api/rooms/" + room + "/queue").status());
    assertEquals(403, speaker.get("/api/export/questions").status());
    assertEquals(
        403,
        speaker
            .patch("/api/questions/" + question, "{\"state\":\"approved\",\"version\":3}")
            .status());
    assertEquals(403, speaker.get("/api/audit?room=" + room).status());
  }

  @Test
  @DisplayName("needs a talk for its speaker, and for nobody else")
  void grants() {
    for (var body :
        new String[] {
          "{\"role\":\"speaker\"}",
          "{\"role\":\"moderator\",\"talk\":\"" + talk + "\"}",
          "{\"role\":\"speaker\",\"talk\":\"" + talk + "\",\"room\":\"" + room + "\"}"
        }) {
      assertEquals(400, sidestage.organiser().post("/api/grants", body).status(), body);
    }
  }

  @Test
  @DisplayName(
      "is taken away as CSV without formulas, as JSON and as Markdown, by moderators alone")
  void exported() {
    var path = "/api/export/questions?talk=" + talk + "&format=";
    var moderator = sidestage.moderator(room);
    var csv = moderator.get(path + "csv").orFail();
    assertTrue(csv.text().contains("'=HYPERLINK(1)"), csv::text);
    assertTrue(String.valueOf(csv.header("content-disposition")).contains("questions.csv"));
    var markdown = moderator.get(path + "markdown").orFail().text();
    assertTrue(markdown.contains("\\<b\\>Bold\\</b\\>"), markdown);
    var json = moderator.get(path + "json").orFail().json();
    assertEquals(question, json.at("/talks/0/questions/0/id").asText());
    assertEquals(401, sidestage.viewer().get(path + "csv").status());
    assertEquals(403, moderator.get("/api/export/questions").status());
    assertEquals(200, sidestage.moderator(null).get("/api/export/questions").status());
  }

  @Test
  @DisplayName("has a link of its own, to the talk with the question in view")
  void link() {
    var there = sidestage.nobody().get("/questions/" + question);
    assertEquals(302, there.status());
    assertEquals("/talks/" + talk + "#question-" + question, there.header("location"));
    var pending = Stage.of(sidestage, 4).ask(sidestage.viewer(), "Who can see this yet?");
    assertEquals(404, sidestage.nobody().get("/questions/" + pending).status());
  }

  @Test
  @DisplayName("has no archive before the talk is over")
  void early() {
    var other = sidestage.nobody().get("/talks/" + upcoming() + "/archive");
    assertEquals(302, other.status());
    assertEquals("/talks/" + upcoming(), other.header("location"));
  }

  private static String upcoming() {
    for (var each : sidestage.nobody().get("/api/schedule").json().get("talks")) {
      if (each.get("state").asText().equals("scheduled")) {
        return each.get("id").asText();
      }
    }
    throw new AssertionError("no talk is still to come");
  }
}
