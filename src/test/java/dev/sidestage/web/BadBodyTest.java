package dev.sidestage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A change that can't be made so")
class BadBodyTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static Stage stage;
  private static String question;
  private String before;

  @BeforeAll
  static void ask() {
    stage = Stage.of(sidestage);
    question = "/api/questions/" + stage.approved("What about memory?");
  }

  @BeforeEach
  void remember() {
    before = everything();
  }

  @AfterEach
  @DisplayName("changes nothing")
  void nothingChanged() {
    assertEquals(before, everything());
  }

  private static String everything() {
    var now = sidestage.viewer().get(stage.questions() + "/mine").header("sidestage-cursor");
    var organiser = sidestage.organiser().with("Sidestage-Cursor", String.valueOf(now));
    return organiser.get("/api/event").text()
        + organiser.get("/api/schedule").json().get("version")
        + organiser.get(stage.questions() + "?view=moderation").text()
        + organiser.get("/api/grants").text();
  }

  @Test
  @DisplayName("speaks of an unknown question or grant")
  void unknown() {
    var unknown = UUID.randomUUID();
    var organiser = sidestage.organiser();
    var change = "{\"state\":\"approved\",\"version\":1}";
    assertEquals(404, organiser.patch("/api/questions/" + unknown, change).status());
    assertEquals(404, organiser.patch("/api/questions/none", change).status());
    assertEquals(404, sidestage.viewer().put("/api/questions/" + unknown + "/vote", null).status());
    assertEquals(404, sidestage.viewer().delete("/api/questions/" + unknown + "/vote").status());
    assertEquals(404, organiser.delete("/api/grants/" + unknown).status());
    assertEquals(404, organiser.delete("/api/grants/none").status());
    var next = "/api/talks/" + unknown + "/questions/next";
    assertEquals(404, organiser.post(next, "{\"onstage\":null}").status());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{}",
        "{\"state\":\"next\"}",
        "{\"version\":2}",
        "{\"state\":\"merged\",\"version\":2}",
        "{\"state\":\"NEXT\",\"version\":2}",
        "{\"state\":2,\"version\":2}",
        "{\"state\":\"\",\"version\":2}",
        "{\"state\":null,\"version\":2}",
        "{\"state\":\"next\",\"version\":\"2\"}",
        "{\"state\":\"next\",\"version\":2.5}",
        "{\"state\":\"next\",\"version\":true}",
        "{\"state\":\"next\",\"version\":99999999999}",
        "{\"state\":\"next\",\"version\":1e99}",
        "{\"state\":\"next\",\"version\":2,\"votes\":1000}",
        "{\"state\":\"next\",\"version\":2,\"reason\":\"other\"}",
        "{\"state\":\"next\",\"version\":2,\"note\":\"so\"}",
        "{\"state\":\"dismissed\",\"version\":2}",
        "{\"state\":\"dismissed\",\"version\":2,\"reason\":\"boring\"}",
        "{\"state\":\"dismissed\",\"version\":2,\"reason\":\"other\"}",
        "{\"state\":\"dismissed\",\"version\":2,\"reason\":\"other\",\"note\":\" \"}",
        "{\"state\":\"dismissed\",\"version\":2,\"reason\":\"other\",\"note\":\"a\\u0000b\"}"
      })
  @DisplayName("changes a question into what it can't be")
  void change(String body) {
    assertEquals(400, sidestage.organiser().patch(question, body).status());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{}",
        "{\"onstage\":\"\"}",
        "{\"onstage\":\"none\"}",
        "{\"onstage\":1}",
        "{\"onstage\":[]}"
      })
  @DisplayName("takes the next question without saying which one was seen")
  void next(String body) {
    assertEquals(400, sidestage.organiser().post(stage.questions() + "/next", body).status());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{}",
        "{\"role\":\"viewer\"}",
        "{\"role\":\"ORGANISER\"}",
        "{\"role\":0}",
        "{\"role\":\"\"}",
        "{\"role\":\"stage\"}",
        "{\"role\":\"stage\",\"room\":\"nowhere\"}",
        "{\"role\":\"moderator\",\"room\":\"\"}",
        "{\"role\":\"moderator\",\"room\":\"a\\u0000b\"}",
        "{\"role\":\"organiser\",\"room\":\"main-stage\"}",
        "{\"role\":\"moderator\",\"label\":\"\"}",
        "{\"role\":\"moderator\",\"label\":\"a\\u0000b\"}",
        "{\"role\":\"moderator\",\"label\":\"a\\ud800b\"}",
        "{\"role\":\"moderator\",\"label\":5}",
        "{\"role\":\"moderator\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}",
        "{\"role\":\"moderator\",\"expiresAt\":\"+999999999-12-31T23:59:59Z\"}",
        "{\"role\":\"moderator\",\"expiresAt\":\"+300000-01-01T00:00:00Z\"}",
        "{\"role\":\"moderator\",\"expiresAt\":\"2099-01-01T00:00:00\"}",
        "{\"role\":\"moderator\",\"expiresAt\":\"2099-01-01\"}",
        "{\"role\":\"moderator\",\"expiresAt\":\"\"}",
        "{\"role\":\"moderator\",\"expiresAt\":4102444800}",
        "{\"role\":\"moderator\",\"expiresAt\":\"4102444800\"}",
        "{\"role\":\"moderator\",\"revokedAt\":null}"
      })
  @DisplayName("hands out a grant that there isn't")
  void grant(String body) {
    var refused = sidestage.organiser().post("/api/grants", body);
    assertEquals(400, refused.status(), refused::text);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"{}", "{\"token\":null}", "{\"token\":5}", "{\"token\":\"\"}", "[]", "token"})
  @DisplayName("signs in with what is no token")
  void signIn(String body) {
    var refused = sidestage.nobody().post("/api/session", body);
    assertTrue(refused.status() == 400 || refused.status() == 401, refused::text);
  }
}
