package dev.sidestage.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.LiveStream;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A grant")
class GrantsTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static JsonNode issue(String body) {
    var issued = sidestage.organiser().post("/api/grants", body);
    assertEquals(201, issued.status(), issued::text);
    return issued.json();
  }

  private static Client holder(JsonNode issued) {
    return new Client(sidestage.url(), issued.get("token").asText());
  }

  @Test
  @DisplayName("comes with its token and a sign-in link, this once")
  void issued() {
    var issued = issue("{\"role\":\"moderator\",\"label\":\"Ada\"}");
    var token = issued.get("token").asText();
    assertEquals(43, token.length());
    assertTrue(issued.get("link").asText().endsWith("/sign-in#" + token));
    assertFalse(sidestage.organiser().get("/api/grants").text().contains(token));
  }

  @Test
  @DisplayName("ends after 30 days where nothing else is said")
  void defaultEnd() {
    var grant = issue("{\"role\":\"moderator\"}").get("grant");
    var ends = Instant.parse(grant.get("expiresAt").asText());
    var days = java.time.Duration.between(Instant.parse(grant.get("createdAt").asText()), ends);
    assertEquals(30, days.toDays());
  }

  @Test
  @DisplayName("stops working at once when it is revoked, and may be revoked again")
  void revoked() {
    var stage = Stage.of(sidestage);
    var issued = issue("{\"role\":\"moderator\"}");
    var moderation = stage.questions() + "?view=moderation";
    assertEquals(200, holder(issued).get(moderation).status());
    var grant = "/api/grants/" + issued.at("/grant/id").asText();
    assertEquals(204, sidestage.organiser().delete(grant).status());
    assertEquals(401, holder(issued).get(moderation).status());
    var listed = listed(issued.at("/grant/id").asText());
    assertTrue(listed.hasNonNull("revokedAt"));
    assertEquals(204, sidestage.organiser().delete(grant).status());
    assertEquals(listed, listed(issued.at("/grant/id").asText()));
  }

  private static JsonNode listed(String id) {
    return StreamSupport.stream(
            sidestage.organiser().get("/api/grants").json().get("grants").spliterator(), false)
        .filter(grant -> grant.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("that is revoked shows nothing more on a stream that it opened")
  void revokedOnStream() {
    var stage = Stage.of(sidestage);
    var issued = issue("{\"role\":\"moderator\"}");
    try (var stream = holder(issued).live("topics=talk:" + stage.talk() + "&view=moderation")) {
      stream.next("hello");
      var seen = stage.ask(sidestage.viewer(), "Is it told while the grant holds?");
      assertEquals(seen, stream.next("question.asked").json().get("id").asText());
      sidestage.organiser().delete("/api/grants/" + issued.at("/grant/id").asText());
      stage.ask(sidestage.viewer(), "And is it told after that time?");
      var rest = stream.until(LiveStream::isEnd);
      assertTrue(rest.stream().noneMatch(event -> event.data().contains("time?")), rest::toString);
    }
  }

  @Test
  @DisplayName("stops working when its time is over")
  void expired() {
    var ends = Instant.now().plusMillis(1_500);
    var issued = issue("{\"role\":\"moderator\",\"expiresAt\":\"" + ends + "\"}");
    var moderation = Stage.of(sidestage).questions() + "?view=moderation";
    var answered = holder(issued).get(moderation);
    while (Instant.now().isBefore(ends)) {
      answered = holder(issued).get(moderation);
    }
    assertEquals(401, holder(issued).get(moderation).status(), answered::text);
  }

  @Test
  @DisplayName("of one room opens no other")
  void room() {
    var stage = Stage.of(sidestage);
    var question = "/api/questions/" + stage.approved("What about memory?");
    var change = "{\"state\":\"next\",\"version\":2}";
    assertEquals(403, sidestage.moderator(stage.otherRoom()).patch(question, change).status());
    assertEquals(200, sidestage.moderator(stage.room()).patch(question, change).status());
  }

  @Test
  @DisplayName("of a stage reads only")
  void stage() {
    var stage = Stage.of(sidestage);
    var question = stage.approved("Does the stage only read?");
    var screen = sidestage.stage(stage.room());
    assertEquals(200, screen.get(stage.questions()).status());
    var change = "{\"state\":\"onstage\",\"version\":2}";
    assertEquals(403, screen.patch("/api/questions/" + question, change).status());
    assertEquals(403, screen.post(stage.questions() + "/next", "{\"onstage\":null}").status());
  }

  @Test
  @DisplayName("is kept without its token, of which there is only a hash")
  void hashed() throws SQLException {
    var token = issue("{\"role\":\"moderator\",\"label\":\"hashed\"}").get("token").asText();
    var url = URI.create(sidestage.databaseUrl());
    var user = url.getUserInfo().split(":", 2);
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://" + url.getAuthority().replaceFirst(".*@", "") + url.getPath(),
                user[0],
                user[1]);
        var statement = connection.createStatement()) {
      try (var hash =
          statement.executeQuery(
              "SELECT encode(token_hash, 'hex') FROM access_grant WHERE label = 'hashed'")) {
        assertTrue(hash.next());
        assertEquals(Token.hash(token), hash.getString(1));
      }
      for (var table : new String[] {"access_grant", "log", "idempotency"}) {
        try (var rows =
            statement.executeQuery(
                "SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%" + token + "%'")) {
          assertTrue(rows.next());
          assertEquals(0, rows.getInt(1), table);
        }
      }
    }
  }
}
