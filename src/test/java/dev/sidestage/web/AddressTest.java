package dev.sidestage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sidestage.Running;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An address")
class AddressTest {
  @RegisterExtension static final Running sidestage = Running.with();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      textBlock =
          """
          DELETE, /api/schedule,          'GET, HEAD, PUT'
          POST,   /api/event,             'GET, HEAD, PATCH'
          PUT,    /api/live,              GET
          HEAD,   /api/live,              GET
          GET,    /api/viewers,           POST
          PUT,    /api/session,           'DELETE, GET, POST'
          PATCH,  /api/grants,            'GET, POST'
          GET,    /api/grants/x,          DELETE
          DELETE, /api/talks/x,           'GET, HEAD, PATCH'
          PUT,    /api/talks/x/questions, 'GET, HEAD, PATCH, POST'
          GET,    /api/questions/x,       PATCH
          POST,   /api/questions/x/vote,  'DELETE, PUT'
          POST,   /,                      'GET, HEAD'
          PUT,    /stage/x,               'GET, HEAD'
          DELETE, /assets/x/y.js,         'GET, HEAD'
          TRACE,  /api/event,             'GET, HEAD, PATCH'
          PURGE,  /api/event,             'GET, HEAD, PATCH'
          """)
  @DisplayName("names its methods where another one is tried")
  void method(String method, String path, String allowed) {
    var refused = sidestage.organiser().send(method, path, (byte[]) null);
    assertEquals(405, refused.status());
    assertEquals(allowed, refused.header("allow"));
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource({
    "/api/nothing, 404",
    "/nothing, 404",
    "/api/, 404",
    "/api/event/x, 404",
    "/api/talks/none, 404",
    "/api/talks/%00, 404",
    "/api/talks/00000000-0000-0000-0000-000000000000, 404",
    "/api/talks/1-1-1-1-1, 404",
    "/api/event?verbose=true, 400",
    "/api/event?%00=1, 400",
    "/api/schedule?day=1&day=2, 400",
    "/r/nowhere, 404",
    "/r/nowhere/qr.svg, 404",
    "/api/live, 400",
    "/api/live?topics=, 400",
    "/api/live?topics=schedule&topics=schedule, 400",
    "/api/live?topics=schedule&since=1, 400",
    "/api/live?topics=schedule&view=all, 400",
    "/api/live?topics=schedule&lastEventId=yesterday, 400",
    "/api/live?topics=schedule&lastEventId=1-99999999999999999999, 400",
    "/assets/x/none.js, 404",
    "/lib/x/lit/none.js, 404",
    "/lib/x/none/index.js, 404"
  })
  void address(String path, int status) {
    assertEquals(status, sidestage.nobody().get(path).status());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/assets/x/../../../etc/passwd",
        "/assets/x/%2e%2e/%2e%2e/pom.xml",
        "/assets/x/..%2f..%2fopenapi.yaml",
        "/assets/x/..%5c..%5copenapi.yaml",
        "/assets/x//etc/passwd",
        "/assets/x/%00",
        "/assets/x/watch/index.html%00.js",
        "/lib/x/lit/..%2f..%2f..%2f..%2f..%2fopenapi.yaml",
        "/lib/x/lit/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/db/migration/V1__event_questions_and_log.sql",
        "/lib/x/../lit/index.js",
        "/lib/x/../../META-INF/MANIFEST.MF",
        "/lib/x/lit/%00",
        "/lib/x/lit/",
        "/lib/x/lit/."
      })
  @DisplayName("doesn't lead out of the pages' files")
  void traversal(String path) {
    var answered = sidestage.nobody().get(path);
    assertEquals(404, answered.status());
  }

  @Test
  @DisplayName("can be too long, as headers can be too large")
  void oversized() {
    var address = sidestage.nobody().get("/api/event?x=" + "y".repeat(9_000));
    assertEquals(414, address.status());
    var headers = sidestage.nobody().with("X-Much", "y".repeat(20_000)).get("/api/event");
    assertEquals(431, headers.status());
  }

  @ParameterizedTest(name = "HEAD {0}")
  @ValueSource(
      strings = {"/", "/moderate", "/docs", "/openapi.yaml", "/api/event", "/api/schedule"})
  @DisplayName("of a page or a snapshot answers HEAD as GET, without the body")
  void head(String path) {
    var head = sidestage.nobody().send("HEAD", path, (byte[]) null);
    var get = sidestage.nobody().get(path);
    assertEquals(200, head.status());
    assertEquals(0, head.bytes().length);
    assertNotEquals(0, get.bytes().length);
    assertEquals(get.header("content-type"), head.header("content-type"));
    assertEquals(get.header("etag"), head.header("etag"));
  }
}
