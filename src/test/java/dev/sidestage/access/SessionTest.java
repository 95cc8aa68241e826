package dev.sidestage.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A browser")
class SessionTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final String VIEWER = "sidestage_viewer";
  private static final String GRANTS = "sidestage_grants";

  /** One that keeps the cookies that it is given. */
  private static final class Browser {
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Client.Answered send(String method, String path, @Nullable String body) {
      var client = sidestage.nobody().with("Sec-Fetch-Site", "same-origin");
      if (!cookies.isEmpty()) {
        client =
            client.with(
                "Cookie",
                cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
      }
      var answered = client.send(method, path, body);
      keep(answered);
      return answered;
    }

    Client.Answered get(String path) {
      return send("GET", path, null);
    }

    Client.Answered signIn(String token) {
      return send("POST", "/api/session", "{\"token\":\"" + token + "\"}");
    }

    private void keep(Client.Answered answered) {
      var header = answered.header("set-cookie");
      if (header != null) {
        for (var cookie : header.split(", (?=sidestage_)", -1)) {
          var pair = cookie.split(";", 2)[0].split("=", 2);
          if (cookie.contains("Max-Age=0;")) {
            cookies.remove(pair[0]);
          } else {
            cookies.put(pair[0], pair[1]);
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"/", "/moderate", "/organise", "/sign-in", "/stage/main-stage", "/api/session"})
  @DisplayName("is given its viewer cookie by any page, which scripts and other sites don't get")
  void viewerCookie(String path) {
    var cookie = Objects.requireNonNull(sidestage.nobody().get(path).header("set-cookie"));
    assertTrue(cookie.startsWith(VIEWER + "=v1."), cookie);
    assertTrue(cookie.contains("HTTPOnly"), cookie);
    assertTrue(cookie.contains("SameSite=Lax"), cookie);
    assertTrue(cookie.contains("Path=/"), cookie);
    assertFalse(cookie.contains("Secure"), "it wouldn't be kept over plain HTTP");
  }

  @Test
  @DisplayName("keeps its viewer, whose votes and questions it then has")
  void sameViewer() {
    var browser = new Browser();
    var viewer = browser.get("/api/session").json().get("viewer").asText();
    assertEquals(viewer, browser.get("/api/session").json().get("viewer").asText());
    assertNull(browser.get("/").header("set-cookie"));
    var stage = Stage.of(sidestage);
    assertEquals(201, browser.send("POST", stage.questions(), "{\"text\":\"Why so?\"}").status());
    var mine = browser.get(stage.questions() + "/mine").json();
    assertEquals("Why so?", mine.at("/questions/0/text").asText());
    assertNotEquals(viewer, new Browser().get("/api/session").json().get("viewer").asText());
  }

  @Test
  @DisplayName("is given a new viewer for a cookie that was tampered with")
  void forged() {
    var browser = new Browser();
    browser.get("/");
    var genuine = Objects.requireNonNull(browser.cookies.get(VIEWER));
    browser.cookies.put(VIEWER, genuine.substring(0, genuine.length() - 4) + "AAAA");
    var stage = Stage.of(sidestage);
    assertEquals(401, browser.get(stage.questions() + "/mine").status());
    browser.get("/");
    assertNotEquals(genuine, browser.cookies.get(VIEWER));
    assertEquals(200, browser.get(stage.questions() + "/mine").status());
  }

  @Test
  @DisplayName("trades a sign-in link's token for a cookie, and stays the same viewer")
  void signIn() {
    var browser = new Browser();
    var viewer = browser.get("/api/session").json().get("viewer");
    assertEquals(401, browser.get("/api/grants").status());
    var session = browser.signIn(Running.ORGANISER);
    assertEquals(200, session.status());
    assertEquals(viewer, session.json().get("viewer"));
    assertEquals("organiser", session.json().at("/grants/0/role").asText());
    var cookie = Objects.requireNonNull(session.header("set-cookie"));
    assertTrue(cookie.contains(GRANTS) && cookie.contains("HTTPOnly"), cookie);
    assertTrue(cookie.contains("SameSite=Lax"), cookie);
    assertEquals(200, browser.get("/api/grants").status());
    assertEquals(viewer, browser.get("/api/session").json().get("viewer"));
  }

  @Test
  @DisplayName("forgets its grants when it signs out, and nothing else")
  void signOut() {
    var browser = new Browser();
    browser.get("/");
    browser.signIn(Running.ORGANISER);
    assertEquals(204, browser.send("DELETE", "/api/session", null).status());
    assertEquals(401, browser.get("/api/grants").status());
    assertTrue(browser.cookies.containsKey(VIEWER));
    assertEquals(0, browser.get("/api/session").json().get("grants").size());
    assertEquals(204, browser.send("DELETE", "/api/session", null).status());
  }

  @Test
  @DisplayName("holds several grants at once, and each opens what it is for")
  void several() {
    var stage = Stage.of(sidestage);
    var here = Objects.requireNonNull(sidestage.moderator(stage.room()).token());
    var there = Objects.requireNonNull(sidestage.moderator(stage.otherRoom()).token());
    var browser = new Browser();
    browser.signIn(here);
    assertEquals(2, browser.signIn(there).json().get("grants").size());
    assertEquals(2, browser.signIn(there).json().get("grants").size());
    assertEquals(200, browser.get(stage.questions() + "?view=moderation").status());
    assertEquals(403, browser.get("/api/grants").status());
  }

  @Test
  @DisplayName("is told that a link doesn't hold any more")
  void invalidLink() {
    var refused = new Browser().signIn("this-token-is-held-by-nobody");
    assertEquals(401, refused.status());
    assertNull(refused.header("set-cookie"));
  }
}
