package dev.sidestage.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Running;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("On the wire")
class RawRequestTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final int MEGABYTE = 1024 * 1024;
  private static final int UPLOAD = 200 * MEGABYTE;
  private static final String GET = "GET /api/event HTTP/1.1\r\nHost: x\r\n\r\n";

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource({
    "GET /api/talks/%zz HTTP/1.1, 400",
    "GET /api/event?x=%zz HTTP/1.1, 400",
    "GET /api/event HTTP/x, 400",
    "GET /api/../../etc/passwd HTTP/1.1, 404",
    "GET /lib/x/lit/../../../../../etc/passwd HTTP/1.1, 404",
    "GET //etc/passwd HTTP/1.1, 404"
  })
  @DisplayName("a broken request line is answered with a problem")
  void requestLine(String line, int status) throws IOException {
    try (var raw = new Raw(sidestage.url())) {
      raw.send(line + "\r\nHost: x\r\n\r\n");
      refused(status, raw.answer());
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Content-Length: ten",
        "Content-Length: -1",
        "Content-Length: 3\r\nContent-Length: 4"
      })
  @DisplayName("a broken length is answered with a problem")
  void length(String header) throws IOException {
    try (var raw = new Raw(sidestage.url())) {
      raw.send("POST /api/session HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n{}");
      refused(400, raw.answer());
    }
  }

  @Test
  @DisplayName("200 MB with a length are refused before they are sent")
  void announced() throws IOException {
    try (var raw = new Raw(sidestage.url())) {
      raw.send(upload(Running.ORGANISER) + "Content-Length: " + UPLOAD + "\r\n\r\n");
      refused(413, raw.answer());
    }
  }

  @Test
  @DisplayName("a client that asks whether it may send 200 MB is told no")
  void expected() throws IOException {
    try (var raw = new Raw(sidestage.url())) {
      raw.send(
          upload(Running.ORGANISER)
              + "Expect: 100-continue\r\nContent-Length: "
              + UPLOAD
              + "\r\n\r\n");
      refused(413, raw.answer());
    }
  }

  @Test
  @DisplayName("200 MB in chunks are refused at the bound, and not kept")
  void chunked() throws IOException {
    var before = used();
    try (var raw = new Raw(sidestage.url())) {
      raw.send(upload(Running.ORGANISER) + "Transfer-Encoding: chunked\r\n\r\n");
      var sent = send(raw);
      assertTrue(sent <= UPLOAD);
      refused(413, raw.answer());
    }
    assertTrue(used() - before < 150L * MEGABYTE, () -> "it keeps " + (used() - before) + " bytes");
    try (var raw = new Raw(sidestage.url())) {
      raw.send(GET);
      assertTrue(raw.answer().startsWith("HTTP/1.1 200 "));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"nobody-knows-this-token, 401", "'', 401"})
  @DisplayName("an upload by a stranger is refused before its body is read")
  void stranger(String token, int status) throws IOException {
    try (var raw = new Raw(sidestage.url())) {
      raw.send(upload(token) + "Content-Length: " + 30 * MEGABYTE + "\r\n\r\n");
      refused(status, raw.answer());
    }
  }

  @Test
  @DisplayName("a refused upload leaves the connection in order")
  void inOrder() throws IOException {
    try (var raw = new Raw(sidestage.url())) {
      raw.send(upload("nobody-knows-this-token") + "Content-Length: " + MEGABYTE + "\r\n\r\n");
      refused(401, raw.answer());
      raw.send(new byte[MEGABYTE]);
      raw.send(GET);
      assertTrue(raw.answer().startsWith("HTTP/1.1 200 "));
    }
  }

  private static String upload(String token) {
    return "PUT /api/schedule HTTP/1.1\r\nHost: x\r\nContent-Type: application/xml\r\n"
        + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
  }

  /** Sends chunk by chunk until it is answered, or all is sent. */
  private static int send(Raw raw) throws IOException {
    var size = Integer.toHexString(MEGABYTE) + "\r\n";
    var sent = 0;
    while (sent < UPLOAD && !raw.isAnswered()) {
      raw.send(size);
      raw.send(new byte[MEGABYTE]);
      raw.send("\r\n");
      sent += MEGABYTE;
    }
    return sent;
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void refused(int status, String answer) {
    var lower = answer.toLowerCase(Locale.ROOT);
    assertTrue(lower.matches("(?s)http/1\\.[01] " + status + " .*"), answer);
    assertTrue(lower.contains("content-type: application/problem+json"), answer);
    assertFalse(answer.contains("\tat "), answer);
  }
}
