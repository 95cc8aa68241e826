package dev.sidestage.posters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The deadline")
class DeadlineTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final PosterCall CALL = new PosterCall(sidestage);
  private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant FUTURE = Instant.parse("2035-01-01T00:00:00Z");

  @Test
  @DisplayName("is kept to the second: each that arrived before it is in, and none after it")
  void lastMinute() {
    var closes = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
    CALL.until(closes);
    var viewer = sidestage.viewer();
    var taken = new ArrayList<JsonNode>();
    var refused = new ArrayList<JsonNode>();
    for (var i = 0; refused.size() < 2; i++) {
      var answered =
          viewer.post(
              "/api/submissions", PosterCall.submission("Last " + i, i + "@minute.example.org"));
      (answered.status() == 201 ? taken : refused).add(answered.json());
    }
    assertFalse(taken.isEmpty());
    for (var each : taken) {
      assertTrue(time(each.at("/submission/arrivedAt")).isBefore(closes), each::toString);
    }
    for (var each : refused) {
      assertEquals("urn:sidestage:problem:call-closed", each.get("type").asText());
      assertFalse(time(each.get("arrivedAt")).isBefore(closes), each::toString);
      assertEquals(closes, time(each.get("closesAt")));
    }
    assertEquals(
        taken.size(),
        sidestage
            .organiser()
            .get("/api/submissions?q=minute.example.org")
            .json()
            .get("total")
            .asInt());
  }

  @Test
  @DisplayName("loses none of a crowd that arrives in time, two hundred in one moment")
  void crowd() {
    CALL.until(FUTURE);
    var http = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (var i = 0; i < 200; i++) {
      answers.add(
          http.sendAsync(request(sidestage.viewer(), i), HttpResponse.BodyHandlers.ofString()));
    }
    var statuses = answers.stream().map(answer -> answer.join().statusCode()).distinct().toList();
    assertEquals(List.of(201), statuses);
    assertEquals(
        200,
        sidestage
            .organiser()
            .get("/api/submissions?q=crowd.example.org")
            .json()
            .get("total")
            .asInt());
  }

  private static HttpRequest request(Client viewer, int i) {
    return HttpRequest.newBuilder(URI.create(sidestage.url() + "/api/submissions"))
        .header("Authorization", "Bearer " + viewer.token())
        .header("Content-Type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                PosterCall.submission("Crowd " + i, i + "@crowd.example.org")))
        .build();
  }

  @Test
  @DisplayName("that has passed closes what was submitted, until it is extended")
  void extension() {
    CALL.until(FUTURE);
    var author = CALL.author(CALL.submit("In time", "intime@example.org"));
    CALL.until(PAST);
    var change = PosterCall.submission("Changed", "intime@example.org", ",\"version\":1");
    assertEquals(409, author.put("/api/submissions/own", change).status());
    assertEquals(409, author.delete("/api/submissions/own").status());
    assertEquals(
        "In time", author.get("/api/submissions/own").orFail().json().get("title").asText());
    CALL.until(FUTURE);
    assertEquals(200, author.put("/api/submissions/own", change).status());
  }

  @Test
  @DisplayName("lets one in late by a link, once, who may change it until the link ends")
  void late() {
    CALL.until(PAST);
    var organiser = sidestage.organiser();
    var issued =
        organiser
            .post("/api/call/late-links", "{\"expiresAt\":\"2035-01-01T00:00:00Z\"}")
            .orFail()
            .json();
    var body =
        PosterCall.submission(
            "Late", "late@example.org", ",\"late\":\"" + issued.get("token").asText() + "\"");
    var submitted = sidestage.viewer().post("/api/submissions", body).orFail();
    assertEquals(FUTURE, time(submitted.json().at("/submission/lateUntil")));
    assertEquals(409, sidestage.viewer().post("/api/submissions", body).status());
    assertEquals(
        200,
        CALL.author(submitted)
            .put(
                "/api/submissions/own",
                PosterCall.submission("Later", "late@example.org", ",\"version\":1"))
            .status());
    var links = organiser.get("/api/call/late-links").json().get("lateLinks");
    assertEquals(submitted.json().at("/submission/id"), links.get(0).get("submission"));
  }

  @Test
  @DisplayName("is not opened by a late link that was revoked or never was")
  void revoked() {
    CALL.until(PAST);
    var organiser = sidestage.organiser();
    var issued =
        organiser
            .post("/api/call/late-links", "{\"expiresAt\":\"2035-01-01T00:00:00Z\"}")
            .orFail()
            .json();
    organiser.delete("/api/call/late-links/" + issued.at("/lateLink/id").asText()).orFail();
    for (var token : List.of(issued.get("token").asText(), "never-was-a-late-link")) {
      var body =
          PosterCall.submission("Too late", "toolate@example.org", ",\"late\":\"" + token + "\"");
      assertEquals(409, sidestage.viewer().post("/api/submissions", body).status());
    }
  }

  private static Instant time(JsonNode node) {
    return OffsetDateTime.parse(node.asText()).toInstant();
  }
}
