package dev.sidestage.invitations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("An invitation")
class InvitationTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final String ALL = "/api/invitations";

  @BeforeEach
  void roomForAll() {
    settle("\"venue\":\"https://venue.example.org/secret\",\"eligibility\":\"Maintainers.\"");
  }

  private static void settle(String more) {
    var organiser = sidestage.organiser();
    var version = organiser.get(ALL).orFail().json().at("/settings/version").asInt();
    organiser
        .put(ALL + "/settings", "{\"validDays\":30,\"version\":" + version + "," + more + "}")
        .orFail();
  }

  private static Client.Answered invite(String csv) {
    return sidestage.organiser().with("Content-Type", "text/csv").post(ALL, csv);
  }

  private static String fresh() {
    return "guest-" + UUID.randomUUID() + "@example.org";
  }

  private static JsonNode invitation(String email) {
    return StreamSupport.stream(
            sidestage.organiser().get(ALL).orFail().json().get("invitations").spliterator(), false)
        .filter(each -> each.get("email").asText().equals(email))
        .findFirst()
        .orElseThrow();
  }

  private static String state(String email) {
    return invitation(email).get("state").asText();
  }

  private static JsonNode letter(String email) {
    return StreamSupport.stream(
            sidestage.organiser().get("/api/mail").orFail().json().get("letters").spliterator(),
            false)
        .filter(each -> each.get("recipient").asText().equals(email))
        .findFirst()
        .orElseThrow();
  }

  private static String token(String email) {
    return letter(email).get("link").asText().split("#", 2)[1];
  }

  private static Client.Answered redeem(Client viewer, String token) {
    return viewer.post(ALL + "/redeem", "{\"token\":\"" + token + "\"}");
  }

  private static Client guest(Client.Answered redeemed) {
    return new Client(sidestage.url(), redeemed.orFail().json().get("token").asText());
  }

  private static Client.Answered change(String email, String state) {
    return sidestage
        .organiser()
        .patch(ALL + "/" + invitation(email).get("id").asText(), "{\"state\":\"" + state + "\"}");
  }

  @Test
  @DisplayName("is issued, sent, and redeemed into a grant that opens what is for the invited")
  void life() {
    var email = fresh();
    invite(email + ",Ada Lovelace,Society\n").orFail();
    assertEquals("issued", state(email));
    var token = token(email);
    sidestage
        .organiser()
        .patch("/api/mail/" + letter(email).get("id").asText(), "{\"state\":\"passed-on\"}")
        .orFail();
    assertEquals("sent", state(email));
    var guest = guest(redeem(sidestage.viewer(), token));
    assertEquals("redeemed", state(email));
    var people = guest.get("/api/people").orFail().json();
    assertEquals("https://venue.example.org/secret", people.get("venue").asText());
    assertEquals(401, sidestage.viewer().get("/api/people").status());
  }

  @Test
  @DisplayName("is its first redeemer's, who may redeem it again; another is told so")
  void bound() {
    var email = fresh();
    invite(email).orFail();
    var owner = sidestage.viewer();
    var first = guest(redeem(owner, token(email)));
    var second = guest(redeem(owner, token(email)));
    assertEquals(200, second.get("/api/people").status());
    assertEquals(401, first.get("/api/people").status());
    var other = redeem(sidestage.viewer(), token(email));
    assertEquals(409, other.status());
    assertEquals(200, second.get("/api/people").status());
  }

  @Test
  @DisplayName("that was revoked or replaced is like one that never was")
  void gone() {
    var never = redeem(sidestage.viewer(), "x".repeat(43));
    assertEquals(404, never.status());
    var email = fresh();
    invite(email).orFail();
    var replaced = token(email);
    change(email, "issued").orFail();
    assertNotEquals(replaced, token(email));
    assertEquals(never.text(), redeem(sidestage.viewer(), replaced).text());
    var guest = guest(redeem(sidestage.viewer(), token(email)));
    var revoked = token(email);
    change(email, "revoked").orFail();
    assertEquals("revoked", state(email));
    assertEquals(never.text(), redeem(sidestage.viewer(), revoked).text());
    assertEquals(401, guest.get("/api/people").status());
  }

  @Test
  @DisplayName("waits where there is no room, and moves up by itself, in order")
  void line() {
    var taken = taken();
    settle("\"capacity\":" + (taken + 1));
    var first = fresh();
    var second = fresh();
    var third = fresh();
    var invited = invite(first + "\n" + second + "\n" + third).orFail().json().get("invited");
    assertEquals(1, invited.get("issued").asInt());
    assertEquals(2, invited.get("waiting").asInt());
    assertEquals("waiting", state(second));
    change(first, "revoked").orFail();
    assertEquals("issued", state(second));
    assertEquals("waiting", state(third));
    settle("\"capacity\":" + (taken + 2));
    assertEquals("issued", state(third));
  }

  private static int taken() {
    var taken = 0;
    for (var count : sidestage.organiser().get(ALL).orFail().json().get("counts")) {
      if (java.util.Set.of("issued", "sent", "redeemed").contains(count.get("state").asText())) {
        taken += count.get("count").asInt();
      }
    }
    return taken;
  }

  @Test
  @DisplayName("goes to a pasted list, whose errors are named before anybody is written to")
  void list() {
    var email = fresh();
    var csv =
        "Email,Name\n"
            + email
            + ",\"Ada, Countess\"\nnobody\n"
            + email.toUpperCase(Locale.ROOT)
            + "\n";
    var preview =
        sidestage
            .organiser()
            .with("Content-Type", "text/csv")
            .post(ALL + "?dryRun=true", csv)
            .orFail()
            .json();
    assertEquals(1, preview.get("people").asInt());
    assertEquals(2, preview.get("errors").size());
    assertEquals(3, preview.at("/errors/0/row").asInt());
    assertFalse(sidestage.organiser().get(ALL).text().contains(email));
    invite(csv).orFail();
    assertEquals("Ada, Countess", invitation(email).get("name").asText());
    assertEquals(1, invite(email).orFail().json().at("/invited/known").asInt());
  }

  @Test
  @DisplayName("can be asked for, and organisers decide; who asks isn't told who is invited")
  void applied() {
    var email = fresh();
    var body =
        "{\"email\":\"%s\",\"name\":\"Ada\",\"reason\":\"I maintain the compiler.\"}"
            .formatted(email);
    var viewer = sidestage.viewer();
    var first = viewer.post(ALL + "/apply", body).orFail();
    assertEquals("applied", state(email));
    change(email, "issued").orFail();
    assertEquals("issued", state(email));
    assertEquals(first.text(), viewer.post(ALL + "/apply", body).orFail().text());
    assertEquals("issued", state(email));
    assertEquals(
        400, viewer.post(ALL + "/apply", body.replace("maintain the compiler", "")).status());
    settle("\"venue\":\"https://venue.example.org\"");
    assertEquals(404, viewer.post(ALL + "/apply", body).status());
  }

  @Test
  @DisplayName("opens the directory, in which are those who want to be")
  void directory() {
    var email = fresh();
    invite(email).orFail();
    var guest = guest(redeem(sidestage.viewer(), token(email)));
    var name = "Ada " + UUID.randomUUID();
    guest.put("/api/people/me", "{\"name\":\"" + name + "\",\"interests\":\"Engines\"}").orFail();
    assertTrue(guest.get("/api/people").text().contains(name));
    assertEquals(
        400,
        guest
            .put("/api/people/me", "{\"name\":\"A\",\"links\":[\"javascript:alert(1)\"]}")
            .status());
    assertEquals(204, guest.delete("/api/people/me").status());
    assertFalse(guest.get("/api/people").text().contains(name));
    assertEquals(409, sidestage.organiser().put("/api/people/me", "{\"name\":\"Boss\"}").status());
  }
}
