package dev.sidestage.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A snapshot")
class SnapshotTest {
  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  private final Stage stage = Stage.of(sidestage);

  @Test
  @DisplayName("is answered 304 while it is true, with a cursor; and anew once it isn't")
  void etag() {
    var first = sidestage.nobody().get(stage.questions());
    var etag = String.valueOf(first.header("etag"));
    var again = sidestage.nobody().with("If-None-Match", etag).get(stage.questions());
    assertEquals(304, again.status());
    assertTrue(String.valueOf(again.header("sidestage-cursor")).contains("-"));
    stage.approved("Something new");
    var changed = sidestage.nobody().with("If-None-Match", etag).get(stage.questions());
    assertEquals(200, changed.status());
    assertNotEquals(etag, changed.header("etag"));
  }

  @Test
  @DisplayName("holds what one wrote, for who brings the cursor of the answer")
  void ownWrites() {
    for (var i = 0; i < 20; i++) {
      var asked = sidestage.viewer().post(stage.questions(), "{\"text\":\"Number " + i + "?\"}");
      var cursor = String.valueOf(asked.header("sidestage-cursor"));
      var queue =
          sidestage
              .organiser()
              .with("Sidestage-Cursor", cursor)
              .get(stage.questions() + "?view=moderation&sort=new");
      assertEquals("Number " + i + "?", queue.json().get("questions").get(0).get("text").asText());
    }
  }

  @Test
  @DisplayName("has the same content when it is compressed, under a tag of its own")
  void gzip() throws IOException {
    var plain = sidestage.nobody().get("/api/schedule");
    var zipped = sidestage.nobody().with("Accept-Encoding", "gzip").get("/api/schedule");
    assertEquals("gzip", zipped.header("content-encoding"));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped.bytes()))) {
      assertEquals(plain.text(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertNotEquals(plain.header("etag"), zipped.header("etag"));
    var tag = String.valueOf(zipped.header("etag"));
    assertEquals(304, sidestage.nobody().with("If-None-Match", tag).get("/api/schedule").status());
  }

  @Test
  @DisplayName("may be kept by a cache where it is the same for everybody, and not where it isn't")
  void caches() {
    assertTrue(
        String.valueOf(sidestage.nobody().get(stage.questions()).header("cache-control"))
            .startsWith("public"));
    var moderation = sidestage.organiser().get(stage.questions() + "?view=moderation");
    assertTrue(String.valueOf(moderation.header("cache-control")).startsWith("private"));
    var mine = sidestage.viewer().get(stage.questions() + "/mine");
    assertEquals("private, no-store", mine.header("cache-control"));
  }
}
