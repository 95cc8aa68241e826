package dev.sidestage.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.util.function.LongFunction;

/**
 * A question that is taken onto the stage and back: each change is a command, a commit, an entry,
 * and a frame to everybody, whose version is one more.
 */
final class Question {
  private final String talk;
  private final JsonNode shown;

  private Question(String talk, JsonNode shown) {
    this.talk = talk;
    this.shown = shown;
  }

  /** Asks one, so long that it has so many bytes as JSON. */
  static Question ask(Node sidestage, String talk, int bytes) {
    var empty = asked(sidestage, talk, "xxx");
    return new Question(
        talk, asked(sidestage, talk, "x".repeat(3 + bytes - empty.toString().length())));
  }

  private static JsonNode asked(Node sidestage, String talk, String text) {
    var anybody = sidestage.client(null);
    var viewer = anybody.post("/api/viewers", null).orFail().json().get("token").asText();
    sidestage
        .client(viewer)
        .post("/api/talks/" + talk + "/questions", "{\"text\":\"" + text + "\"}")
        .orFail();
    return anybody
        .get("/api/talks/" + talk + "/questions?sort=new")
        .orFail()
        .json()
        .get("questions")
        .get(0);
  }

  /** The path of the stream that it is on. */
  String stream() {
    return "/api/live?topics=talk:" + talk;
  }

  long version() {
    return shown.get("version").asLong();
  }

  /** The organiser's request that changes this version of it. */
  LongFunction<String> change(String organiser) {
    var id = shown.get("id").asText();
    return version -> {
      var state = version % 2 == 1 ? "onstage" : "approved";
      return request(
          "PATCH /api/questions/" + id,
          "Content-Type: application/json\r\nAuthorization: Bearer " + organiser + "\r\n",
          "{\"state\":\"" + state + "\",\"version\":" + version + "}");
    };
  }

  /** The request by which the peer is given the same bytes. */
  LongFunction<String> copy() {
    var data = shown.toString();
    var versioned = "\"version\":" + version();
    return version ->
        request(
            "POST /publish",
            "X-EventSource-Event: question.changed\r\n",
            data.replace(versioned, "\"version\":" + (version + 1)));
  }

  private static String request(String line, String headers, String body) {
    return "%s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(line, headers, body.length(), body);
  }

  /** A publisher of it, to Sidestage or to the peer. */
  Publisher publisher(InetSocketAddress server, LongFunction<String> request) throws Exception {
    return new Publisher(server, request, version(), 100_000);
  }
}
