package dev.sidestage.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.schedule.ScheduleSource.Validators;
import dev.sidestage.schedule.exchange.UnreadableSchedule;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A schedule's web address")
class WebTest {
  private static final Vertx VERTX = Vertx.vertx();

  private Sources there = new Sources();

  WebTest() throws Exception {}

  @BeforeEach
  void serve() {
    there.serve(200, "content");
  }

  @AfterEach
  void close() {
    there.close();
  }

  @AfterAll
  static void end() throws Exception {
    VERTX.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  @DisplayName("in a private network is not asked, unless that is allowed")
  void privateNetwork() throws Exception {
    assertRefused("is in a private network (127.0.0.1)", new Web(VERTX, false), there.uri());
    assertEquals(0, there.sent());
    assertEquals("content", content(new Web(VERTX, true), there.uri()));
  }

  @Test
  @DisplayName("is not followed into a private network by a redirect")
  void redirect() {
    there.redirect("http://127.0.0.2:" + there.port() + "/");
    var web = new Web(VERTX, InetAddress::getAllByName, WebTest::isHere);
    assertRefused("is in a private network (127.0.0.2)", web, there.uri());
  }

  @Test
  @DisplayName("is not followed to another scheme, nor in circles")
  void otherRedirects() {
    var web = new Web(VERTX, true);
    there.redirect("file:///etc/passwd");
    assertRefused("no http or https address", web, there.uri());
    there.redirect("/again");
    assertRefused("answers with status 302", web, there.uri());
  }

  @Test
  @DisplayName("is connected to where its name was checked, whatever the name means later")
  void rebinding() throws Exception {
    var web =
        new Web(
            VERTX, host -> new InetAddress[] {InetAddress.getLoopbackAddress()}, WebTest::isHere);
    var named = URI.create("http://event.invalid:" + there.port() + "/schedule.ics");
    assertEquals("content", content(web, named));
    assertEquals("event.invalid:" + there.port(), there.host());
  }

  @Test
  @DisplayName("is refused where only one of its addresses is private")
  void oneOfSeveral() {
    var web =
        new Web(
            VERTX,
            host ->
                new InetAddress[] {
                  InetAddress.getLoopbackAddress(),
                  InetAddress.getByAddress(new byte[] {10, 0, 0, 1})
                },
            WebTest::isHere);
    assertRefused("(10.0.0.1)", web, URI.create("http://event.invalid:" + there.port()));
  }

  @Test
  @DisplayName("that sends more than a schedule can be is cut off")
  void tooLarge() {
    there.serve(200, "x".repeat(ScheduleSource.LARGEST + 1));
    assertRefused("larger than 32 MB", new Web(VERTX, true), there.uri());
  }

  @Test
  @DisplayName("that answers with an error, or not at all, is said to")
  void failures() {
    var web = new Web(VERTX, true);
    there.serve(503, "");
    assertRefused("answers with status 503", web, there.uri());
    var uri = there.uri();
    there.close();
    assertRefused("can't be reached", web, uri);
    assertRefused("There is no host", web, URI.create("https://nowhere.invalid/"));
  }

  @Test
  @DisplayName("isn't sent again what hasn't changed")
  void notModified() throws Exception {
    var web = new Web(VERTX, true);
    var page = await(web, there.uri(), Validators.NONE);
    assertEquals(null, await(web, there.uri(), page.validators()).content());
    assertEquals(1, there.sent());
    assertEquals(1, there.notModified());
  }

  private static boolean isHere(InetAddress address) {
    return "127.0.0.1".equals(address.getHostAddress());
  }

  private static String content(Web web, URI uri) throws Exception {
    return Objects.requireNonNull(await(web, uri, Validators.NONE).content()).toString();
  }

  private static void assertRefused(String sentence, Web web, URI uri) {
    var failure =
        assertThrows(ExecutionException.class, () -> await(web, uri, Validators.NONE)).getCause();
    assertInstanceOf(UnreadableSchedule.class, failure);
    var message = String.valueOf(failure.getMessage());
    assertTrue(message.contains(sentence), message);
  }

  private static Web.Page await(Web web, URI uri, Validators known) throws Exception {
    return web.get(uri, known).toCompletionStage().toCompletableFuture().get();
  }
}
