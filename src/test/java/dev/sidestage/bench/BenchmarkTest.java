package dev.sidestage.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Running;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The benchmarks' client")
class BenchmarkTest {
  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  @Test
  @DisplayName("hears each published version once and in order, and what it cost")
  void fanOut() throws Exception {
    var here = new Here(sidestage);
    Events.load(here.client(Running.ORGANISER), 5);
    var question = Question.ask(here, Events.talk(here.client(null)), 300);
    var publisher = question.publisher(here.address(), question.change(Running.ORGANISER));
    try (var audience = new Audience(question.stream(), 20, publisher, here)) {
      assertEquals(20 * 24, audience.hear(2, 12));
      assertTrue(audience.latencyMicros(50) > 0);
      assertTrue(Usage.cpuMicros(here.process()) > 0);
      assertTrue(Usage.memory(here.process()) > 1_000_000);
    }
  }

  @Test
  @DisplayName("takes an event stream apart, wherever its bytes are cut")
  void cuts() {
    var head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    var chunks =
        Stream.of(
                "id: 1",
                "\nevent: a\ndata: {\"version\":12,\"x\":1}",
                "\n\nid: 23\n\n",
                "data: {\"version\":7}\n\n")
            .map(text -> "%x\r\n%s\r\n".formatted(text.length(), text))
            .collect(Collectors.joining());
    var bytes = (head + chunks).getBytes(StandardCharsets.US_ASCII);
    for (var cut = 1; cut < bytes.length; cut++) {
      var heard = new ArrayList<String>();
      var reader = new EventReader();
      EventReader.Events told = (r, id, version) -> heard.add(id + ":" + version);
      reader.take(ByteBuffer.wrap(bytes, 0, cut), told);
      reader.take(ByteBuffer.wrap(bytes, cut, bytes.length - cut), told);
      assertEquals(List.of("1:12", "23:7"), heard);
      assertEquals(200, reader.status());
    }
  }

  @Test
  @DisplayName("sends and counts requests")
  void requests() throws Exception {
    var here = new Here(sidestage);
    var request =
        "GET /api/event HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try (var requests = new Requests(here.address(), 4, 200, () -> request)) {
      assertEquals(100, requests.send(100, 20));
      assertTrue(requests.latencyMicros(99) > 0);
    }
  }

  @Test
  @DisplayName("starts Sidestage with the options of the Dockerfile")
  void options() throws Exception {
    assertTrue(Files.readString(Path.of("Dockerfile")).contains(SidestageServer.options().get(0)));
  }
}
