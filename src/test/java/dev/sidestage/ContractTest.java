package dev.sidestage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The contract")
class ContractTest {
  @RegisterExtension
  static final Running sidestage = Running.with("SIDESTAGE_CLOCK", "2026-05-01T09:00:00Z");

  private static final String SCHEDULE =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//test//EN
      BEGIN:VEVENT
      UID:one
      DTSTAMP:20261101T000000Z
      DTSTART:20261127T100000Z
      DTEND:20261127T110000Z
      SUMMARY:One talk
      LOCATION:Hall
      END:VEVENT
      END:VCALENDAR
      """;

  /** A request that its operation is asked with. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Call(Client client, String method, String path, byte @Nullable [] body) {
    Client.Answered send() {
      return client.send(method, path, body);
    }
  }

  /** A call that works and one that doesn't. */
  record Calls(Call good, Call bad) {}

  @Test
  @DisplayName("has an operation for each route below /api, and a route for each operation")
  void routes() {
    var served =
        sidestage.routes().stream()
            .filter(route -> route.getPath() != null && route.getPath().startsWith("/api"))
            .flatMap(
                route ->
                    route.methods().stream()
                        .filter(method -> !method.equals(HttpMethod.HEAD))
                        .map(method -> method + " " + braced(route.getPath())))
            .collect(Collectors.toCollection(TreeSet::new));
    var promised =
        new ContractDocument()
            .operations().stream()
                .map(ContractDocument.Operation::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(promised, served);
  }

  @TestFactory
  @DisplayName("holds for every operation, when it works and when it doesn't")
  Stream<DynamicTest> operations() {
    var calls = calls();
    assertEquals(
        new ContractDocument()
            .operations().stream().map(ContractDocument.Operation::id).collect(Collectors.toSet()),
        calls.keySet());
    return calls.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(each.getKey(), () -> hold(each.getKey(), each.getValue())));
  }

  private static void hold(String operation, Calls calls) {
    for (var call : Set.of(calls.good(), calls.bad())) {
      assertEquals(
          operation, ContractCheck.operationId(call.method(), call.path().split("\\?", 2)[0]));
    }
    var bad = calls.bad().send();
    assertTrue(bad.status() >= 400, bad::text);
    if (operation.equals("live")) {
      calls.good().client().live("topics=schedule").close();
      return;
    }
    var good = calls.good().send();
    assertTrue(good.status() < 400, good::text);
  }

  private static Map<String, Calls> calls() {
    var stage = Stage.of(sidestage);
    var organiser = sidestage.organiser();
    var moderator = sidestage.moderator(stage.room());
    var nobody = sidestage.nobody();
    var viewer = sidestage.viewer();
    var question = "/api/questions/" + stage.approved("What about memory?");
    var talk = "/api/talks/" + stage.talk();
    var unknownTalk = "/api/talks/" + UUID.randomUUID();
    var grant = organiser.post("/api/grants", "{\"role\":\"moderator\"}").json();
    var calls = new LinkedHashMap<String, Calls>();
    calls.put("getEvent", read(nobody, "/api/event", "/api/event?x=1"));
    calls.put("getSchedule", read(nobody, "/api/schedule", "/api/schedule?day=1"));
    calls.put("getTalk", read(nobody, talk, unknownTalk));
    var free = "/api/talks/" + Stage.of(sidestage, 2).talk();
    calls.put(
        "changeEvent",
        write(
            organiser,
            "PATCH",
            "/api/event",
            "{\"soonMinutes\":4,\"streamDelay\":20}",
            "/api/event",
            "{\"soonMinutes\":0}"));
    calls.put(
        "changeTalk",
        write(
            organiser,
            "PATCH",
            free,
            "{\"version\":1,\"title\":\"Another title\"}",
            free,
            "{\"version\":7,\"state\":\"live\"}"));
    calls.put(
        "changeTalks",
        write(
            organiser,
            "PATCH",
            "/api/talks?dryRun=true",
            "{\"changes\":[{\"talk\":\"%s\",\"version\":1,\"title\":\"Under another title\"}]}"
                .formatted(stage.talk()),
            "/api/talks",
            "{\"changes\":[]}"));
    calls.put("planShift", read(organiser, free + "/shift?minutes=5", free + "/shift?minutes=x"));
    var hook =
        "{\"name\":\"Chat\",\"url\":\"https://example.org/hook\",\"kinds\":[\"announcement\"]}";
    var webhook =
        "/api/webhooks/" + organiser.post("/api/webhooks", hook).json().get("id").asText();
    var gone = "/api/webhooks/" + UUID.randomUUID();
    calls.put("getWebhooks", read(organiser, "/api/webhooks", "/api/webhooks?page=1"));
    calls.put(
        "makeWebhook",
        write(
            organiser,
            "POST",
            "/api/webhooks",
            hook,
            "/api/webhooks",
            hook.replace("https", "ftp")));
    calls.put(
        "testWebhook", write(organiser, "POST", webhook + "/test", null, gone + "/test", null));
    calls.put(
        "replayWebhook",
        write(organiser, "POST", webhook + "/replay", null, gone + "/replay", null));
    calls.put(
        "getDeliveries", read(organiser, webhook + "/deliveries", "/api/webhooks/none/deliveries"));
    organiser.post(webhook + "/test", null).orFail();
    var delivery = organiser.get(webhook + "/deliveries").json().at("/deliveries/0/id").asText();
    calls.put(
        "replayDelivery",
        write(
            organiser,
            "POST",
            webhook + "/deliveries/" + delivery + "/replay",
            null,
            webhook + "/deliveries/" + UUID.randomUUID() + "/replay",
            null));
    var other = organiser.post("/api/webhooks", hook).json().get("id").asText();
    calls.put(
        "removeWebhook", write(organiser, "DELETE", "/api/webhooks/" + other, null, gone, null));
    var said = organiser.post("/api/announcements", "{\"text\":\"Lunch is ready\"}").json();
    calls.put("getAnnouncements", read(nobody, "/api/announcements", "/api/announcements?room=x"));
    calls.put(
        "announce",
        write(
            organiser,
            "POST",
            "/api/announcements",
            "{\"text\":\"Coffee, too\",\"room\":\"%s\"}".formatted(stage.room()),
            "/api/announcements",
            "{\"text\":\"\"}"));
    calls.put(
        "endAnnouncement",
        write(
            organiser,
            "DELETE",
            "/api/announcements/" + said.get("id").asText(),
            null,
            "/api/announcements/" + UUID.randomUUID(),
            null));
    calls.put("getClock", read(nobody, "/api/clock", "/api/clock?zone=UTC"));
    calls.put(
        "setClock",
        write(organiser, "PATCH", "/api/clock", "{\"speed\":1}", "/api/clock", "{\"speed\":-1}"));
    calls.put("getQuestions", read(nobody, talk + "/questions", unknownTalk + "/questions"));
    calls.put(
        "getMyQuestions", read(viewer, talk + "/questions/mine", unknownTalk + "/questions/mine"));
    calls.put("live", read(nobody, "/api/live", "/api/live?topics=room:nowhere"));
    calls.put("getGrants", read(organiser, "/api/grants", "/api/grants?page=1"));
    putDesk(calls, stage, moderator);
    calls.put("getAudit", read(organiser, "/api/audit?kind=grant", "/api/audit?before=0"));
    calls.put("getSession", read(nobody, "/api/session", "/api/session?x=1"));
    calls.put("newViewer", write(nobody, "POST", "/api/viewers", null, "/api/viewers?x=1", null));
    calls.put(
        "changeRoom",
        write(
            organiser,
            "PATCH",
            "/api/rooms/" + stage.room(),
            "{\"stream\":\"https://vimeo.com/1\"}",
            "/api/rooms/nowhere",
            "{}"));
    calls.put(
        "signIn",
        write(
            nobody,
            "POST",
            "/api/session",
            "{\"token\":\"" + Running.ORGANISER + "\"}",
            "/api/session",
            "{\"token\":\"not-a-token-of-anybody\"}"));
    calls.put("signOut", write(nobody, "DELETE", "/api/session", null, "/api/session?x=1", null));
    calls.put(
        "ask",
        write(
            viewer,
            "POST",
            talk + "/questions",
            "{\"text\":\"Why so?\",\"name\":\"Ada\"}",
            talk + "/questions",
            "{\"text\":\"\"}"));
    calls.put("flag", write(viewer, "PUT", question + "/flag", null, unknownVote("flag"), null));
    calls.put(
        "getSimilarQuestions",
        read(
            viewer,
            talk + "/questions/similar?text=About%20memory",
            talk + "/questions/similar?text="));
    calls.put(
        "changeTalkQuestions",
        write(
            moderator,
            "PATCH",
            talk + "/questions",
            "{\"mode\":\"open\",\"countsHidden\":false}",
            talk + "/questions",
            "{\"mode\":\"ajar\"}"));
    calls.put(
        "getRoomRules",
        read(
            moderator,
            "/api/rooms/" + stage.room() + "/questions",
            "/api/rooms/nowhere/questions"));
    calls.put(
        "putRoomRules",
        write(
            moderator,
            "PUT",
            "/api/rooms/" + stage.room() + "/questions",
            "{\"closesAfter\":525600}",
            "/api/rooms/" + stage.room() + "/questions",
            "{\"flags\":-1}"));
    calls.put("vote", write(viewer, "PUT", question + "/vote", null, unknownVote("vote"), null));
    calls.put(
        "unvote", write(viewer, "DELETE", question + "/vote", null, unknownVote("vote"), null));
    calls.put(
        "changeQuestion",
        write(
            moderator,
            "PATCH",
            question,
            "{\"state\":\"next\",\"version\":2}",
            question,
            "{\"state\":\"pending\",\"version\":2}"));
    calls.put(
        "nextQuestion",
        write(
            moderator,
            "POST",
            talk + "/questions/next",
            "{\"onstage\":null}",
            talk + "/questions/next",
            "{}"));
    calls.put(
        "issueGrant",
        write(
            organiser,
            "POST",
            "/api/grants",
            "{\"role\":\"stage\",\"room\":\"" + stage.room() + "\",\"label\":\"Hall\"}",
            "/api/grants",
            "{\"role\":\"stage\"}"));
    calls.put(
        "revokeGrant",
        write(
            organiser,
            "DELETE",
            "/api/grants/" + grant.at("/grant/id").asText(),
            null,
            "/api/grants/" + UUID.randomUUID(),
            null));
    calls.putAll(PosterCalls.of(sidestage));
    calls.put(
        "setRecording",
        write(
            organiser,
            "PUT",
            talk + "/recording",
            "{\"url\":\"https://media.example.org/1\",\"startsAt\":\"2026-12-01T10:00:00+01:00\"}",
            talk + "/recording",
            "{\"url\":\"here\"}"));
    calls.put(
        "removeRecording",
        write(organiser, "DELETE", talk + "/recording", null, unknownTalk + "/recording", null));
    calls.put("star", write(viewer, "PUT", talk + "/star", null, unknownTalk + "/star", null));
    calls.put("unstar", write(viewer, "DELETE", talk + "/star", null, unknownTalk + "/star", null));
    calls.put("getStars", read(viewer, "/api/stars", "/api/stars?x=1"));
    calls.put(
        "newStarCalendar",
        write(viewer, "POST", "/api/stars/calendar", null, "/api/stars/calendar?x=1", null));
    calls.put(
        "getScheduleVersions",
        read(organiser, "/api/schedule/versions", "/api/schedule/versions?page=1"));
    var versions = "/api/schedule/versions/";
    calls.put("getScheduleVersion", read(organiser, versions + 1, versions + 99));
    calls.put(
        "compareScheduleVersions",
        read(organiser, versions + "1/difference?from=1", versions + "99/difference"));
    calls.put(
        "loadScheduleVersion",
        write(organiser, "POST", versions + "1/load", null, versions + "99/load", null));
    var source = "/api/schedule/source";
    calls.put("getScheduleSource", read(organiser, source, source + "?x=1"));
    calls.put(
        "refreshSchedule",
        write(organiser, "POST", source + "/refresh", "{}", source + "/refresh", "[]"));
    calls.put(
        "putSchedule",
        write(
            organiser.with("Content-Type", "text/calendar"),
            "PUT",
            "/api/schedule",
            SCHEDULE,
            "/api/schedule",
            "no calendar"));
    return calls;
  }

  /** What moderators share. */
  private static void putDesk(Map<String, Calls> calls, Stage stage, Client moderator) {
    var organiser = sidestage.organiser();
    var room = "/api/rooms/" + stage.room();
    var question = "/api/questions/" + stage.approved("Who is at the desk?");
    var unknown = "/api/questions/" + UUID.randomUUID();
    var talk = "/api/talks/" + stage.talk() + "/questions";
    calls.put("getRoomQueue", read(moderator, room + "/queue", room + "/queue?page=99"));
    calls.put("getDesk", read(moderator, room + "/desk", "/api/rooms/nowhere/desk"));
    calls.put("getWords", read(moderator, "/api/words", "/api/words?x=1"));
    calls.put(
        "exportQuestions",
        read(
            moderator,
            "/api/export/questions?format=json&talk=" + stage.talk(),
            "/api/export/questions?format=pdf"));
    calls.put("changeDesk", sent(moderator, "PATCH", room + "/desk", "{'slowMinutes':0}"));
    calls.put("look", sent(moderator, "PUT", room + "/looking", "{}", "{'x':1}"));
    calls.put(
        "closeQuestions", sent(organiser, "PUT", "/api/questions/closed", "{'closed':false}"));
    calls.put(
        "changeQuestions",
        sent(
            moderator,
            "POST",
            "/api/questions/bulk",
            "{'changes':[{'question':'%s','version':9,'state':'approved'}]}"
                .formatted(stage.approved("Who is in the crowd?"))));
    calls.put(
        "claim", write(moderator, "PUT", question + "/claim", null, unknown + "/claim", null));
    calls.put(
        "release", write(moderator, "DELETE", question + "/claim", null, unknown + "/claim", null));
    calls.put("writeMemo", sent(moderator, "PUT", question + "/memo", "{'text':'Ask Ada first'}"));
    calls.put("orderQuestions", sent(moderator, "PUT", talk + "/order", "{'questions':[]}"));
    calls.put(
        "relay",
        sent(moderator, "POST", talk + "/relayed", "{'text':'Heard there?','source':'room'}"));
    calls.put(
        "restrain",
        sent(moderator, "POST", question + "/restraints", "{'kind':'mute','minutes':1}"));
    calls.put("liftRestraint", lift(question, moderator));
    calls.put("setWords", sent(organiser, "PUT", "/api/words", "{'words':['spam']}"));
    calls.put(
        "answerInWriting",
        sent(
            organiser,
            "PUT",
            "/api/questions/" + stage.deferred("What is left?") + "/answer",
            "{'text':'*Nothing.*','version':3}"));
  }

  private static Calls sent(Client client, String method, String path, String good) {
    return sent(client, method, path, good, "{}");
  }

  private static Calls sent(Client client, String method, String path, String good, String bad) {
    return write(client, method, path, good.replace('\'', '"'), path, bad.replace('\'', '"'));
  }

  private static Calls lift(String question, Client moderator) {
    var restraint =
        moderator
            .post(question + "/restraints", "{\"kind\":\"ban\"}")
            .orFail()
            .json()
            .get("id")
            .asText();
    return write(
        moderator,
        "DELETE",
        "/api/restraints/" + restraint,
        null,
        "/api/restraints/" + UUID.randomUUID(),
        null);
  }

  private static String unknownVote(String what) {
    return "/api/questions/" + UUID.randomUUID() + "/" + what;
  }

  static Calls read(Client client, String good, String bad) {
    return new Calls(new Call(client, "GET", good, null), new Call(client, "GET", bad, null));
  }

  static Calls write(
      Client client,
      String method,
      String good,
      @Nullable String goodBody,
      String bad,
      @Nullable String badBody) {
    return new Calls(
        new Call(client, method, good, bytes(goodBody)),
        new Call(client, method, bad, bytes(badBody)));
  }

  private static byte @Nullable [] bytes(@Nullable String body) {
    return body == null ? null : body.getBytes(StandardCharsets.UTF_8);
  }

  private static String braced(String path) {
    return path.replaceAll(":(\\w+)", "{$1}");
  }
}
