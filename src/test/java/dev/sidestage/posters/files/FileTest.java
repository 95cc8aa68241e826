package dev.sidestage.posters.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.posters.PosterCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A poster's file")
class FileTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final PosterCall CALL = new PosterCall(sidestage);
  private static final Instant FUTURE = Instant.parse("2035-01-01T00:00:00Z");
  private static final String POSTER = "/api/submissions/own/poster";
  private static final String PREVIEW = "/api/submissions/own/preview";

  private static Client author = new Client(URI.create("http://127.0.0.1"), null);

  @BeforeAll
  static void submit() {
    CALL.until(FUTURE);
    author =
        CALL.author(CALL.submit("With files", "files@example.org"))
            .with("Content-Type", "application/octet-stream");
  }

  static Stream<Arguments> whole() {
    return Stream.of(
        Arguments.of("application/pdf", Specimens.pdf(10, "")),
        Arguments.of("application/pdf", Specimens.pdf(3_000_000, "")),
        Arguments.of("image/png", Specimens.image("png", 3, 5)),
        Arguments.of("image/png", Specimens.image("png", 900, 600)),
        Arguments.of("image/jpeg", Specimens.image("jpg", 900, 600)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whole")
  @DisplayName("comes back as it went in, as what it is, from a sandbox, for ever")
  void roundTrip(String type, byte[] content) {
    var poster = author.send("PUT", POSTER, content).orFail().json().get("poster");
    assertEquals(type, poster.get("type").asText());
    assertEquals(content.length, poster.get("size").asInt());
    var url = poster.get("url").asText();
    var served = sidestage.nobody().get(url);
    assertArrayEquals(content, served.bytes());
    assertEquals(type, served.header("content-type"));
    assertEquals("nosniff", served.header("x-content-type-options"));
    assertTrue(
        String.valueOf(served.header("content-security-policy")).startsWith("sandbox;"),
        served.headers()::toString);
    assertEquals("public, max-age=31536000, immutable", served.header("cache-control"));
    assertTrue(
        String.valueOf(served.header("content-disposition"))
            .startsWith(type.startsWith("image") ? "inline" : "attachment"));
    var again =
        sidestage.nobody().with("If-None-Match", String.valueOf(served.header("etag"))).get(url);
    assertEquals(304, again.status());
  }

  static Stream<Arguments> unusable() {
    var png = Specimens.image("png", 40, 40);
    var jpeg = Specimens.image("jpg", 40, 40);
    return Stream.of(
        Arguments.of("nothing", new byte[0]),
        Arguments.of("a byte", new byte[] {'%'}),
        Arguments.of("a page", bytes("<!doctype html><script>alert(1)</script>")),
        Arguments.of("a drawing with a script", bytes("<svg onload='alert(1)'/>")),
        Arguments.of("a GIF", bytes("GIF89a\1\0\1\0\0\0\0;")),
        Arguments.of("a PNG that ends in the middle", Specimens.cut(png, 20)),
        Arguments.of("a PNG without its end", Specimens.cut(png, 12)),
        Arguments.of("a PNG with a wrong sum", Specimens.flipped(png, 60)),
        Arguments.of("a PNG with a page behind it", Specimens.followed(png, "<script>")),
        Arguments.of("a PNG that would fill a memory", Specimens.bomb(60_000, 60_000)),
        Arguments.of("a PNG without pixels", Specimens.bomb(0, 5)),
        Arguments.of("a JPEG that ends in the middle", Specimens.cut(jpeg, 200)),
        Arguments.of("a JPEG with a broken segment", Specimens.flipped(jpeg, 2)),
        Arguments.of("a PDF with a password", Specimens.pdf(500_000, "/Encrypt 5 0 R")),
        Arguments.of("a PDF with rights taken away", Specimens.pdf(10, "/Encrypt << /V 4 >>")),
        Arguments.of("a PDF that ends in the middle", Specimens.cut(Specimens.pdf(10, ""), 40)),
        Arguments.of(
            "a PDF whose table isn't there",
            bytes("%PDF-1.7\n" + "garbage ".repeat(40) + "\nstartxref\n20\n%%EOF\n")),
        Arguments.of(
            "a PDF whose table is behind its end", bytes("%PDF-1.7\nstartxref\n9999\n%%EOF\n")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unusable")
  @DisplayName("is refused where it isn't one, or can't be used, and the one before stays")
  void refused(String what, byte[] content) {
    var before = author.send("PUT", POSTER, Specimens.pdf(20, "")).orFail().json().get("poster");
    var refused = author.send("PUT", POSTER, content);
    assertEquals(422, refused.status(), refused.text());
    assertEquals("urn:sidestage:problem:unusable-file", refused.json().get("type").asText());
    assertEquals(before, author.get("/api/submissions/own").json().get("poster"));
  }

  @Test
  @DisplayName("has 20 MB at most")
  void tooLarge() {
    var most = Upload.LARGEST - Specimens.pdf(0, "").length - 8;
    assertEquals(200, author.send("PUT", POSTER, Specimens.pdf(most, "")).status());
    var refused = author.send("PUT", POSTER, Specimens.pdf(Upload.LARGEST, ""));
    assertEquals(413, refused.status());
  }

  @Test
  @DisplayName("has a preview, which is an image, and both can be taken away")
  void preview() {
    assertEquals(422, author.send("PUT", PREVIEW, Specimens.pdf(10, "")).status());
    var attached = author.send("PUT", PREVIEW, Specimens.image("png", 8, 8)).orFail().json();
    assertEquals("image/png", attached.at("/preview/type").asText());
    assertFalse(author.delete(PREVIEW).orFail().json().has("preview"));
    author.send("PUT", POSTER, Specimens.pdf(30, "")).orFail();
    assertFalse(author.delete(POSTER).orFail().json().has("poster"));
    assertEquals(200, author.delete(POSTER).status());
  }

  @Test
  @DisplayName("is taken from its author alone, and not after the deadline")
  void whose() {
    var file = Specimens.pdf(10, "");
    var stranger = sidestage.viewer().with("Content-Type", "application/pdf");
    assertEquals(404, stranger.send("PUT", POSTER, file).status());
    CALL.until(Instant.parse("2020-01-01T00:00:00Z"));
    try {
      assertEquals(409, author.send("PUT", POSTER, file).status());
      assertEquals(409, author.delete(POSTER).status());
    } finally {
      CALL.until(FUTURE);
    }
  }

  @Test
  @DisplayName("that nobody has been told of is found by nobody")
  void unknown() {
    assertEquals(404, sidestage.nobody().get("/files/" + "0".repeat(64)).status());
    assertEquals(404, sidestage.nobody().get("/files/poster.pdf").status());
  }
}
