package dev.sidestage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request that can't be meant so")
class BadRequestTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static Stage stage;
  private String before;

  @BeforeAll
  static void ask() {
    stage = Stage.of(sidestage);
    stage.approved("What about memory?");
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

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "topic",
        "room:nowhere",
        "room:",
        "talk:none",
        "talk:",
        "schedule,",
        ",",
        "SCHEDULE",
        "talk:1-1-1-1-1",
        "talk:00000000-0000-0000-0000-000000000000",
        "schedule,room:nowhere",
        "%00",
        "votes"
      })
  @DisplayName("follows a topic that doesn't exist")
  void topics(String topics) {
    var refused = sidestage.nobody().get("/api/live?topics=" + topics);
    assertTrue(refused.status() == 400 || refused.status() == 404, refused::text);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "sort=best",
        "sort=",
        "sort=TOP",
        "sort=top&sort=new",
        "view=all",
        "page=0",
        "page=-1",
        "page=1.5",
        "page=one",
        "page=",
        "page=10001",
        "page=99999999999999999999",
        "page=%31%00",
        "limit=5"
      })
  @DisplayName("reads questions in a way that there isn't")
  void queue(String query) {
    assertEquals(400, sidestage.nobody().get(stage.questions() + "?" + query).status());
  }

  @Test
  @DisplayName("turns to a page behind the last one")
  void page() {
    assertEquals(404, sidestage.nobody().get(stage.questions() + "?page=2").status());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"yesterday", "1", "-1", "x-1", "abc-", "1-99999999999999999999"})
  @DisplayName("has a cursor that isn't ours")
  void cursor(String cursor) {
    assertEquals(
        400, sidestage.nobody().with("Sidestage-Cursor", cursor).get("/api/event").status());
    assertEquals(
        400,
        sidestage.nobody().with("Last-Event-ID", cursor).get("/api/live?topics=schedule").status());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer x",
        "bearer x",
        "Basic dXNlcjpwYXNz",
        "Bearer v1.a.b",
        "x"
      })
  @DisplayName("has a token of nobody")
  void token(String authorization) {
    var refused =
        sidestage.nobody().with("Authorization", authorization).get(stage.questions() + "/mine");
    assertEquals(401, refused.status());
    assertEquals("Bearer", refused.header("www-authenticate"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://elsewhere.example",
    "Origin, null",
    "Origin, http://127.0.0.1:1"
  })
  @DisplayName("comes from another site with our cookies")
  void crossSite(String header, String value) {
    var given = sidestage.nobody().get("/api/session").header("set-cookie");
    var cookie = String.valueOf(given).split(";", 2)[0];
    var elsewhere = sidestage.nobody().with("Cookie", cookie).with(header, value);
    Client.Answered refused = elsewhere.post(stage.questions(), "{\"text\":\"Why so?\"}");
    assertEquals(403, refused.status());
    assertEquals(403, elsewhere.delete("/api/session").status());
  }
}
