package dev.sidestage.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Running;
import dev.sidestage.Stage;
import io.vertx.core.http.HttpVersion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Over HTTP/2, a stream")
class Http2Test {
  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  private final Stage stage = Stage.of(sidestage);

  @Test
  @DisplayName("brings what happens, and goes on from a cursor")
  void follows() throws Exception {
    String cursor;
    try (var reader = Http2Reader.open(sidestage, stage.topic())) {
      assertEquals(HttpVersion.HTTP_2, reader.version());
      assertTrue(reader.line().startsWith("retry: "));
      cursor = reader.line("id: ").substring(4);
      reader.line("event: hello");
      reader.line(stage.approved("Over HTTP/2"));
    }
    var missed = stage.approved("Missed over HTTP/2");
    try (var reader = Http2Reader.open(sidestage, stage.topic() + "&lastEventId=" + cursor)) {
      assertTrue(reader.line("\"cursor\"").contains(cursor));
      reader.line("Over HTTP/2");
      reader.line(missed);
    }
  }

  @Test
  @DisplayName("that isn't read costs those on its connection nothing, and gets all of it later")
  void slow() throws Exception {
    var chatter = new Chatter(sidestage);
    var client = Http2Reader.client();
    try (var slow = Http2Reader.open(client, sidestage, chatter.topics());
        var quick = Http2Reader.open(client, sidestage, chatter.topics())) {
      slow.line("event: hello");
      quick.line("event: hello");
      slow.pause();
      var last = chatter.run();
      quick.line(last);
      slow.resume();
      var seen = new Chatter.Seen();
      seen.line("event: hello");
      String line;
      do {
        line = slow.line();
        seen.line(line);
      } while (!line.contains(last));
      seen.assertAll();
      assertTrue(seen.places() > 0, "it was never behind: the test is too small");
    }
  }
}
