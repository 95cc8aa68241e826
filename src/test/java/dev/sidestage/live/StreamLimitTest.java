package dev.sidestage.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.LiveStream;
import dev.sidestage.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Streams are limited")
class StreamLimitTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String TOPICS = "topics=schedule";

  @RegisterExtension
  static final Running sidestage =
      Running.with(
          "SIDESTAGE_STREAMS_PER_VIEWER", "2",
          "SIDESTAGE_STREAMS_PER_ADDRESS", "4",
          "SIDESTAGE_TRUSTED_PROXIES", "127.0.0.1");

  @Test
  @DisplayName("per viewer, on all event loops together; one that ends makes room")
  void perViewer() {
    var viewer = sidestage.viewer().with("X-Forwarded-For", "203.0.113.1");
    try (var first = viewer.live(TOPICS);
        var second = viewer.live(TOPICS)) {
      first.next("hello");
      second.next("hello");
      for (var i = 0; i < 8; i++) {
        assertRefused(viewer, "You have 2 live streams open");
      }
      try (var other = sidestage.viewer().live(TOPICS)) {
        other.next("hello");
      }
    }
    open(viewer).forEach(LiveStream::close);
  }

  @Test
  @DisplayName("per address, which trusted proxies tell; others aren't concerned")
  void perAddress() {
    var streams = new ArrayList<LiveStream>();
    for (var i = 0; i < 4; i++) {
      streams.add(from("203.0.113.2").live(TOPICS));
      streams.get(i).next("hello");
    }
    assertRefused(from("203.0.113.2"), "Your address has 4 live streams open");
    try (var elsewhere = from("203.0.113.3").live(TOPICS)) {
      elsewhere.next("hello");
    }
    streams.forEach(LiveStream::close);
    open(from("203.0.113.2")).forEach(LiveStream::close);
  }

  @Test
  @DisplayName("and a stream that can't be opened takes no place")
  void refused() {
    var viewer = sidestage.viewer().with("X-Forwarded-For", "203.0.113.4");
    for (var i = 0; i < 5; i++) {
      assertEquals(404, viewer.get("/api/live?topics=room:nowhere").status());
    }
    open(viewer).forEach(LiveStream::close);
  }

  private static Client from(String address) {
    return sidestage.viewer().with("X-Forwarded-For", address);
  }

  private static void assertRefused(Client client, String why) {
    var refused = client.get("/api/live?" + TOPICS);
    assertEquals(429, refused.status());
    assertNotNull(refused.header("retry-after"));
    assertTrue(refused.json().get("type").asText().endsWith(":too-many-streams"));
    assertTrue(refused.json().get("detail").asText().contains(why), refused.text());
  }

  /** Opens two, as soon as the server has noticed that others are gone. */
  private static List<LiveStream> open(Client viewer) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var streams = new ArrayList<LiveStream>();
      try {
        streams.add(viewer.live(TOPICS));
        streams.add(viewer.live(TOPICS));
        return streams;
      } catch (AssertionError refused) {
        streams.forEach(LiveStream::close);
        if (System.nanoTime() > deadline) {
          throw refused;
        }
      }
    }
  }
}
