package dev.sidestage.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Running;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A webhook")
class WebhookTest {
  @RegisterExtension
  static final Running sidestage =
      Running.with("SIDESTAGE_WEBHOOKS_PRIVATE", "yes", "SIDESTAGE_WEBHOOKS_RETRY", "10");

  @RegisterExtension static final Running careful = Running.with();

  @Test
  @DisplayName("is told what happens from then on, signed so that its receiver can check it")
  void signed() throws Exception {
    say(sidestage, "Before");
    try (var receiver = new Receiver()) {
      var made = make(sidestage, receiver, "\"form\":\"standard\"");
      say(sidestage, "After <that> & @everyone");
      var got = receiver.next();
      assertEquals("announcement", got.json().get("type").asText());
      assertEquals("After <that> & @everyone", got.json().at("/data/text").asText());
      assertEquals(signature(made.get("secret").asText(), got), got.signature());
      var listed = sidestage.organiser().get("/api/webhooks").text();
      assertFalse(listed.contains("whsec"), listed);
      remove(made);
    }
  }

  @Test
  @DisplayName("is sent the same again, under the same id, until it has understood")
  void again() throws Exception {
    try (var receiver = new Receiver()) {
      receiver.answer(500, 0, 429, 302);
      var made = make(sidestage, receiver, "\"form\":\"standard\"");
      say(sidestage, "Once more");
      var first = receiver.next();
      for (var attempt = 2; attempt <= 5; attempt++) {
        var next = receiver.next();
        assertEquals(first.id(), next.id());
        assertEquals(first.body(), next.body());
      }
      say(sidestage, "And another");
      assertNotEquals(first.id(), receiver.next().id());
      remove(made);
    }
  }

  @Test
  @DisplayName("that is gone gets nothing more, until somebody sends what was parked again")
  void gone() throws Exception {
    try (var receiver = new Receiver()) {
      receiver.answer(410);
      var made = make(sidestage, receiver, "\"form\":\"standard\"");
      var path = "/api/webhooks/" + made.get("id").asText();
      sidestage.organiser().post(path + "/test", null).orFail();
      var first = receiver.next();
      assertEquals("test", first.json().get("type").asText());
      var parked = awaitParked(path);
      assertEquals(first.id(), parked.get("id").asText());
      assertEquals("It answered 410 Gone.", parked.get("said").asText());
      sidestage.organiser().post(path + "/replay", null).orFail();
      assertEquals(first.id(), receiver.next().id());
      remove(made);
    }
  }

  @Test
  @DisplayName("for Slack, Discord or by a template says it as they want it, and mentions nobody")
  void forms() throws Exception {
    try (var receiver = new Receiver()) {
      var slack = make(sidestage, receiver, "\"form\":\"slack\"");
      say(sidestage, "<!channel> & \"all\"");
      assertEquals(
          "&lt;!channel&gt; & \"all\"".replace(" & ", " &amp; "),
          receiver.next().json().get("text").asText());
      remove(slack);
      var discord = make(sidestage, receiver, "\"form\":\"discord\"");
      say(sidestage, "@everyone *now*");
      var told = receiver.next().json();
      assertEquals("\\@everyone \\*now\\*", told.get("content").asText());
      assertEquals("{\"parse\":[]}", told.get("allowed_mentions").toString());
      remove(discord);
      var own =
          make(
              sidestage,
              receiver,
              "\"form\":\"template\",\"template\":\"{\\\"what\\\":\\\"{kind}: {text}\\\"}\"");
      say(sidestage, "A \"quoted\" line");
      assertEquals("announcement: A \"quoted\" line", receiver.next().json().get("what").asText());
      remove(own);
    }
  }

  @Test
  @DisplayName("in a private network isn't asked, unless that is allowed")
  void privateNetwork() throws Exception {
    try (var receiver = new Receiver()) {
      var made = make(careful, receiver, "\"form\":\"standard\"");
      var path = "/api/webhooks/" + made.get("id").asText();
      careful.organiser().post(path + "/test", null).orFail();
      JsonNode delivery;
      do {
        delivery = careful.organiser().get(path + "/deliveries").json().at("/deliveries/0");
      } while (!delivery.has("said"));
      assertEquals("waiting", delivery.get("state").asText());
      assertFalse(delivery.get("said").asText().isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"\",\"url\":\"https://example.org\",\"kinds\":[\"announcement\"]}",
        "{\"name\":\"a\",\"url\":\"file:///etc\",\"kinds\":[\"announcement\"]}",
        "{\"name\":\"a\",\"url\":\"https://me@example.org\",\"kinds\":[\"announcement\"]}",
        "{\"name\":\"a\",\"url\":\"https://example.org\",\"kinds\":[]}",
        "{\"name\":\"a\",\"url\":\"https://example.org\",\"kinds\":[\"question.asked\"]}",
        "{\"name\":\"a\",\"url\":\"https://example.org\",\"kinds\":[\"announcement\"],\"form\":\"template\"}",
        "{\"name\":\"a\",\"url\":\"https://example.org\",\"kinds\":[\"announcement\"],\"template\":\"x\"}"
      })
  @DisplayName("is refused without a name, an address of the web, or kinds that it may be told of")
  void refused(String body) {
    assertEquals(400, sidestage.organiser().post("/api/webhooks", body).status());
    assertEquals(403, sidestage.moderator(null).post("/api/webhooks", body).status());
  }

  private static JsonNode awaitParked(String path) {
    JsonNode delivery;
    do {
      delivery = sidestage.organiser().get(path + "/deliveries").json().at("/deliveries/0");
    } while (!delivery.get("state").asText().equals("parked"));
    return delivery;
  }

  private static JsonNode make(Running node, Receiver receiver, String fields) {
    var body =
        "{\"name\":\"Test\",\"url\":\"%s\",\"kinds\":[\"announcement\"],%s}"
            .formatted(receiver.uri(), fields);
    return node.organiser().post("/api/webhooks", body).orFail().json();
  }

  private static void remove(JsonNode made) {
    sidestage.organiser().delete("/api/webhooks/" + made.get("id").asText()).orFail();
  }

  private static void say(Running node, String text) {
    var body = "{\"text\":%s}".formatted(new com.fasterxml.jackson.databind.node.TextNode(text));
    var said = node.organiser().post("/api/announcements", body).orFail().json();
    node.organiser().delete("/api/announcements/" + said.get("id").asText()).orFail();
  }

  private static String signature(String secret, Receiver.Got got) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    var signed = got.id() + "." + got.timestamp() + "." + got.body();
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }
}
