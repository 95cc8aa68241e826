package dev.sidestage.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A reader that doesn't keep up")
class SlowReaderTest {
  /** Frames of 700 bytes: more than the buffers of both sides hold. */
  private static final int QUESTIONS = 8;

  private static final int CHANGES = 200;

  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  @Test
  @DisplayName(
      "costs nobody else their pace, and gets all of it, once and in order, when it reads again")
  void slow() throws IOException {
    var stages = IntStream.range(0, QUESTIONS).mapToObj(i -> Stage.of(sidestage, i)).toList();
    var topics = stages.stream().map(Stage::topic).collect(Collectors.joining(","));
    try (var slow = new Socket();
        var quick = sidestage.nobody().live("topics=" + topics)) {
      slow.setReceiveBufferSize(4_096);
      slow.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), sidestage.url().getPort()));
      slow.getOutputStream()
          .write(
              ("GET /api/live?topics=" + topics + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      quick.next("hello");
      stages.parallelStream().forEach(SlowReaderTest::toAndFro);
      var last = stages.get(0).approved("The last one");
      quick.next(event -> event.data().contains(last));
      assertOnceAndInOrder(slow, last);
    }
  }

  private static void toAndFro(Stage stage) {
    var question = stage.approved("To and fro " + "x".repeat(480));
    for (var version = 2; version < CHANGES; version += 2) {
      stage.change(question, "{\"state\":\"onstage\",\"version\":" + version + "}");
      stage.change(question, "{\"state\":\"approved\",\"version\":" + (version + 1) + "}");
    }
  }

  private static void assertOnceAndInOrder(Socket slow, String last) throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
    var before = 0L;
    var seen = 0;
    var openings = 0;
    var event = "";
    for (var line = lines.readLine(); !line.contains(last); line = lines.readLine()) {
      event = line.startsWith("event: ") ? line.substring(7) : event;
      openings += line.equals("event: hello") ? 1 : 0;
      seen += line.startsWith("data: ") && event.startsWith("question.") ? 1 : 0;
      if (line.startsWith("id: ")) {
        var sequence = Long.parseLong(line.substring(line.indexOf('-') + 1));
        assertTrue(sequence >= before, "in order");
        before = sequence;
      }
    }
    assertEquals(QUESTIONS * (CHANGES - 1), seen, "each change, once");
    assertTrue(openings > 1, "it was never behind: the test is too small");
  }
}
