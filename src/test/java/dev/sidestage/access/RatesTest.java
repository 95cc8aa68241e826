package dev.sidestage.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Who asks too often")
class RatesTest {
  @RegisterExtension
  static final Running sidestage =
      Running.with(
          "SIDESTAGE_QUESTIONS_EVERY",
          "30",
          "SIDESTAGE_ADDRESS_VIEWERS",
          "4",
          "SIDESTAGE_TRUSTED_PROXIES",
          "127.0.0.1");

  private final Stage stage = Stage.of(sidestage);
  private int asked;

  @Test
  @DisplayName("is told when to try again, after the first three")
  void viewer() {
    var viewer = at("192.0.2.1");
    var statuses = IntStream.range(0, 4).mapToObj(i -> ask(viewer)).toList();
    assertEquals(
        List.of(201, 201, 201, 429), statuses.stream().map(Client.Answered::status).toList());
    var refused = statuses.get(3);
    var wait = Integer.parseInt(String.valueOf(refused.header("retry-after")));
    assertTrue(wait > 20 && wait <= 30, () -> "wait " + wait);
    assertTrue(refused.json().get("detail").asText().contains("You ask too often"));
    assertEquals(201, ask(at("192.0.2.2")).status(), "others may");
  }

  @Test
  @DisplayName("isn't let in by becoming somebody new for each question")
  void newViewers() {
    var statuses = IntStream.range(0, 13).mapToObj(i -> ask(at("198.51.100.7")).status()).toList();
    assertEquals(12, statuses.stream().filter(status -> status == 201).count());
    assertEquals(429, statuses.get(12), "one address is four viewers with three questions each");
  }

  @Test
  @DisplayName("isn't let in from another address of the same IPv6 network either")
  void network() {
    var statuses =
        IntStream.range(0, 13).mapToObj(i -> ask(at("2001:db8:1:2::" + i)).status()).toList();
    assertEquals(429, statuses.get(12));
    assertEquals(201, ask(at("2001:db8:1:3::1")).status());
  }

  @Test
  @DisplayName("makes no endless row of viewers")
  void viewers() {
    var nobody = sidestage.nobody().with("X-Forwarded-For", "203.0.113.9");
    var statuses =
        IntStream.range(0, 60).mapToObj(i -> nobody.post("/api/viewers", null).status()).toList();
    assertEquals(201, statuses.get(0));
    assertTrue(statuses.contains(429));
  }

  @Test
  @DisplayName("may vote far more often, but not without end")
  void votes() {
    var question = stage.approved("How often may I vote?");
    var viewer = at("192.0.2.77");
    var statuses =
        IntStream.range(0, 60)
            .mapToObj(i -> viewer.put("/api/questions/" + question + "/vote", null).status())
            .toList();
    assertTrue(statuses.stream().allMatch(status -> status == 200), statuses::toString);
  }

  private Client.Answered ask(Client viewer) {
    return viewer.post(
        stage.questions(), "{\"text\":\"Question " + System.nanoTime() + " " + asked++ + "\"}");
  }

  private static Client at(String address) {
    return sidestage.viewer().with("X-Forwarded-For", address);
  }
}
