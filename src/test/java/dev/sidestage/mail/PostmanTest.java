package dev.sidestage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sidestage.Running;
import dev.sidestage.posters.PosterCall;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A letter")
class PostmanTest {
  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private static Running sidestage = Running.with();
  private static PosterCall call = new PosterCall(sidestage);

  /** Fixed, as the server comes back there. */
  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    SERVER.start();
    sidestage =
        Running.with(
            "SIDESTAGE_SMTP_URL",
            "smtp://127.0.0.1:" + SERVER.getSmtp().getPort(),
            "SIDESTAGE_MAIL_FROM",
            "posters@example.org");
    sidestage.start();
    call = new PosterCall(sidestage);
    call.until("2030-11-30T23:59:59", "Europe/Berlin");
  }

  @AfterAll
  static void stop() {
    sidestage.stop();
    SERVER.stop();
  }

  @Test
  @DisplayName("arrives once, says what is to be known, and its link is forgotten here")
  void arrives() throws Exception {
    call.submit("Größe zählt nicht", "arrives@example.org").orFail();
    var sent =
        Letters.await(
            sidestage, "arrives@example.org", each -> each.get("state").asText().equals("sent"));
    assertFalse(sent.has("link"), sent::toString);
    var received = received("arrives@example.org");
    assertEquals(1, received.size());
    var message = received.get(0);
    assertEquals("Submission received: Größe zählt nicht", message.getSubject());
    assertEquals("<" + sent.get("id").asText() + "@sidestage>", message.getMessageID());
    assertEquals("auto-generated", message.getHeader("Auto-Submitted", null));
    var text = String.valueOf(message.getContent());
    assertTrue(text.contains("Saturday, 30 November 2030, 23:59:59 (Europe/Berlin)"), text);
    var token = text.replaceAll("(?s).*/call/submission#(\\S+).*", "$1");
    assertEquals(
        200,
        sidestage.nobody().with("Submission-Token", token).get("/api/submissions/own").status());
  }

  @Test
  @DisplayName("waits while the mail server is away, is seen to, and arrives once it is back")
  void away() {
    SERVER.stop();
    call.submit("Written meanwhile", "away@example.org").orFail();
    var waiting = Letters.await(sidestage, "away@example.org", each -> each.has("problem"));
    assertEquals("waiting", waiting.get("state").asText());
    assertTrue(waiting.has("link"));
    SERVER.start();
    var path = "/api/mail/" + waiting.get("id").asText();
    sidestage.organiser().patch(path, "{\"state\":\"waiting\"}").orFail();
    Letters.await(sidestage, "away@example.org", each -> each.get("state").asText().equals("sent"));
    assertEquals(1, received("away@example.org").size());
  }

  private static List<MimeMessage> received(String recipient) {
    return Arrays.stream(SERVER.getReceivedMessages())
        .filter(message -> GreenMailUtil.getAddressList(recipients(message)).contains(recipient))
        .toList();
  }

  private static jakarta.mail.Address[] recipients(MimeMessage message) {
    try {
      return message.getAllRecipients();
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("that the recipient's server refuses is seen with its link, and isn't tried again")
  void refused() throws Exception {
    try (var picky = new PickyMailServer()) {
      var other =
          Running.with(
              "SIDESTAGE_SMTP_URL",
              "smtp://127.0.0.1:" + picky.port(),
              "SIDESTAGE_MAIL_FROM",
              "posters@example.org");
      other.start();
      try {
        var posters = new PosterCall(other);
        posters.until("2030-11-30T23:59:59", "UTC");
        posters.submit("To nobody", "refused@example.org").orFail();
        posters.submit("To a careful one", "later@example.org").orFail();
        posters.submit("To somebody", "fine@example.org").orFail();
        var refused =
            Letters.await(
                other, "refused@example.org", each -> each.get("state").asText().equals("refused"));
        assertTrue(refused.get("problem").asText().contains("no such mailbox"), refused::toString);
        assertTrue(refused.has("link"));
        Letters.await(other, "fine@example.org", each -> each.get("state").asText().equals("sent"));
        var later = Letters.await(other, "later@example.org", each -> each.has("problem"));
        assertEquals("waiting", later.get("state").asText());
        assertEquals(List.of("fine@example.org"), picky.taken());
      } finally {
        other.stop();
      }
    }
  }
}
