package dev.sidestage.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

@DisplayName("A test in a browser")
@ExtendWith(Browsers.class)
class BrowsersTest {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <title>Schedule</title>
        <meta name="viewport" content="width=device-width">
        <link rel="icon" href="data:,">
      </head>
      <body><main><h1>Schedule</h1>%s</main></body>
      </html>
      """;

  private static HttpServer server;

  @BeforeAll
  static void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    page("/sound", "<p>Nothing on yet.</p>");
    page("/unnamed", "<input>");
    page("/inline", "<script>document.title = 'Broken into'</script>");
    server.start();
  }

  @AfterAll
  static void end() {
    server.stop(0);
  }

  @Test
  @DisplayName("sees a page as its visitor does")
  void sees(Visitors visitors) {
    var visitor = Visitor.on(Screen.SMALL_PHONE).speaking("de-AT").in("Asia/Tokyo").inTheDark();
    var page = open(visitors.arrive(visitor), "/sound");
    assertEquals("Schedule", page.title());
    assertEquals(320, page.evaluate("innerWidth"));
    assertEquals("de-AT", page.evaluate("navigator.language"));
    assertEquals("Asia/Tokyo", page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone"));
    assertEquals(true, page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"));
    Accessibility.check(page);
  }

  @Test
  @DisplayName("has visitors who share nothing")
  void apart(Visitors visitors) {
    var one = open(visitors.arrive(Visitor.on(Screen.PHONE)), "/sound");
    var other = open(visitors.arrive(Visitor.on(Screen.DESKTOP)), "/sound");
    one.evaluate("document.cookie = 'viewer=one'");
    assertEquals("", other.evaluate("document.cookie"));
  }

  @Test
  @DisplayName("fails for a field without a name")
  void unnamed(Visitors visitors) {
    var page = open(visitors.arrive(Visitor.on(Screen.PHONE)), "/unnamed");
    var failure = assertThrows(AssertionError.class, () -> Accessibility.check(page));
    assertTrue(String.valueOf(failure.getMessage()).contains("label: "), failure::getMessage);
  }

  @Test
  @DisplayName("hears what the content security policy blocks")
  void policy(Visitors visitors) {
    var page = open(visitors.arrive(Visitor.on(Screen.PHONE)), "/inline");
    assertEquals("Schedule", page.title());
    visitors.complaints().expect("content security policy: script-src-elem blocks inline");
    visitors.complaints().expect("Content Security Policy directive");
  }

  @Test
  @DisplayName("may expect a complaint, and then fails without it")
  void expected() {
    var complaints = new Complaints();
    complaints.check();
    complaints.expect("the network");
    assertThrows(AssertionError.class, complaints::check);
  }

  /** Tests that must fail; run by the test below, never by themselves. */
  @ExtendWith(Browsers.class)
  static class Failing {
    @Test
    void console(Visitors visitors) {
      visitors.arrive(Visitor.on(Screen.PHONE)).evaluate("console.error('no such talk')");
    }

    @Test
    void uncaught(Visitors visitors) {
      var page = visitors.arrive(Visitor.on(Screen.PHONE));
      page.waitForConsoleMessage(
          () ->
              page.setContent(
                  "<script>setTimeout(() => console.log('after'));"
                      + "Promise.reject(new Error('no such room'))</script>"));
    }

    @Test
    void assertion(Visitors visitors) {
      visitors.arrive(Visitor.on(Screen.PHONE));
      throw new AssertionError("not as it should be");
    }
  }

  @Test
  @DisplayName("fails for what its pages complain about, and leaves a picture")
  void failing() throws IOException {
    var pictures =
        Stream.of("assertion", "console")
            .map(test -> Path.of("target", "screenshots", "Failing." + test + "-1.png"))
            .toList();
    for (var picture : pictures) {
      Files.deleteIfExists(picture);
    }
    var listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Failing.class)).build(),
            listener);
    var failures = listener.getSummary().getFailures().toString();
    assertEquals(3, listener.getSummary().getTestsFailedCount(), failures);
    assertTrue(failures.contains("no such talk"), failures);
    assertTrue(failures.contains("no such room"), failures);
    pictures.forEach(picture -> assertTrue(Files.exists(picture), picture::toString));
  }

  private static Page open(Page page, String path) {
    page.navigate("http://localhost:" + server.getAddress().getPort() + path);
    return page;
  }

  private static void page(String path, String content) {
    var body = PAGE.formatted(content).getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        request -> {
          request.getResponseHeaders().set("Content-Security-Policy", "script-src 'self'");
          request.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          request.sendResponseHeaders(200, body.length);
          try (var out = request.getResponseBody()) {
            out.write(body);
          }
        });
  }
}
