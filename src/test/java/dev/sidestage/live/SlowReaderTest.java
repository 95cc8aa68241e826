package dev.sidestage.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A reader that doesn't keep up")
class SlowReaderTest {
  private static final Duration CUT_OFF = Duration.ofSeconds(30);

  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  private final Chatter chatter = new Chatter(sidestage);

  @Test
  @DisplayName(
      "costs nobody else their pace, and gets all of it, once and in order, when it reads again")
  void slow() throws IOException {
    try (var slow = new Socket();
        var quick = sidestage.nobody().live("topics=" + chatter.topics())) {
      open(slow);
      quick.next("hello");
      var last = chatter.run();
      quick.next(event -> event.data().contains(last));
      var seen = read(slow, last);
      seen.assertAll();
      assertTrue(seen.places() > 1, "it was never behind: the test is too small");
    }
  }

  @Test
  @DisplayName("is told what it missed a part at a time, however much that is")
  void parts() throws IOException {
    try (var quick = sidestage.nobody().live("topics=" + chatter.topics())) {
      var cursor = quick.next("hello").id();
      var last = chatter.run();
      try (var late = new Socket()) {
        open(late, "&lastEventId=" + cursor);
        read(late, last).assertAll();
      }
    }
  }

  @Test
  @DisplayName("is cut off within 30 seconds of its buffer being full where it doesn't read at all")
  void stuck() throws Exception {
    try (var stuck = new Socket();
        var stuckOnHttp2 = Http2Reader.open(sidestage, chatter.topics());
        var quick = sidestage.nobody().live("topics=" + chatter.topics())) {
      open(stuck);
      quick.next("hello");
      stuckOnHttp2.pause();
      awaitStreams(3);
      var last = chatter.run();
      quick.next(event -> event.data().contains(last));
      awaitStreams(1);
      stuckOnHttp2.awaitReset();
      var more = chatter.more();
      quick.next(event -> event.data().contains(more));
    }
  }

  private static void awaitStreams(int streams) {
    var since = System.nanoTime();
    while (streams() != streams) {
      var waited = Duration.ofNanos(System.nanoTime() - since);
      assertTrue(waited.compareTo(CUT_OFF) < 0, streams() + " streams after " + waited);
    }
  }

  private static long streams() {
    var metrics = new Client(sidestage.managementUrl(), null).get("/metrics").text();
    return metrics
        .lines()
        .filter(line -> line.startsWith("sidestage_streams "))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(18)))
        .findFirst()
        .orElseThrow();
  }

  private void open(Socket socket) throws IOException {
    open(socket, "");
  }

  private void open(Socket socket, String more) throws IOException {
    socket.setReceiveBufferSize(4_096);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), sidestage.url().getPort()));
    var request = "GET /api/live?topics=%s%s HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket
        .getOutputStream()
        .write(request.formatted(chatter.topics(), more).getBytes(StandardCharsets.US_ASCII));
  }

  private static Chatter.Seen read(Socket socket, String last) throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    var seen = new Chatter.Seen();
    for (var line = lines.readLine(); !line.contains(last); line = lines.readLine()) {
      if (!line.matches("[0-9a-f]+")) {
        seen.line(line);
      }
    }
    seen.line("data: ");
    return seen;
  }
}
