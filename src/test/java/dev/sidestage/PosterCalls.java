package dev.sidestage;

import static dev.sidestage.ContractTest.read;
import static dev.sidestage.ContractTest.write;

import dev.sidestage.posters.PosterCall;
import dev.sidestage.posters.files.Specimens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The calls of {@link ContractTest} about the call for posters. */
final class PosterCalls {
  private static final String OWN = "/api/submissions/own";

  private PosterCalls() {}

  static Map<String, ContractTest.Calls> of(Running sidestage) {
    var call = new PosterCall(sidestage);
    call.until("2030-11-30T23:59:59", "AoE");
    var calls = new LinkedHashMap<String, ContractTest.Calls>();
    calls.putAll(ofTheCall(sidestage, call));
    calls.putAll(ofSubmissions(sidestage, call));
    calls.putAll(ofReview(sidestage, call));
    calls.putAll(ofInvitations(sidestage));
    calls.putAll(ofMail(sidestage));
    return calls;
  }

  private static Map<String, ContractTest.Calls> ofTheCall(Running sidestage, PosterCall call) {
    var organiser = sidestage.organiser();
    var late = "/api/call/late-links";
    var expires = "{\"expiresAt\":\"2031-01-01T00:00:00Z\"}";
    var link = organiser.post(late, expires).orFail().json().at("/lateLink/id").asText();
    return Map.of(
        "getCall", read(sidestage.nobody(), "/api/call", "/api/call?x=1"),
        "putCall",
            write(
                organiser,
                "PUT",
                "/api/call",
                PosterCall.body("2030-12-31T23:59:59", "Europe/Berlin", call.version()),
                "/api/call",
                "{}"),
        "getLateLinks", read(organiser, late, late + "?x=1"),
        "issueLateLink", write(organiser, "POST", late, expires, late, "{}"),
        "revokeLateLink",
            write(
                organiser,
                "DELETE",
                late + "/" + link,
                null,
                late + "/" + UUID.randomUUID(),
                null));
  }

  private static Map<String, ContractTest.Calls> ofSubmissions(Running sidestage, PosterCall call) {
    var organiser = sidestage.organiser();
    var submitted = call.submit("To be changed", "change@example.org");
    var author = call.author(submitted);
    var withdrawn = call.author(call.submit("To be withdrawn", "withdraw@example.org"));
    var id = submitted.json().at("/submission/id").asText();
    var files = author.with("Content-Type", "application/octet-stream");
    var image = Specimens.image("png", 4, 4);
    return Map.of(
        "putPoster", upload(files, OWN + "/poster", image),
        "putPreview", upload(files, OWN + "/preview", image),
        "deletePoster", write(author, "DELETE", OWN + "/poster", null, OWN + "/poster?x=1", null),
        "deletePreview",
            write(author, "DELETE", OWN + "/preview", null, OWN + "/preview?x=1", null),
        "submit",
            write(
                sidestage.viewer(),
                "POST",
                "/api/submissions",
                PosterCall.submission("Submitted", "submit@example.org"),
                "/api/submissions",
                "{}"),
        "getSubmissions", read(organiser, "/api/submissions?state=all", "/api/submissions?state=x"),
        "getSubmission",
            read(organiser, "/api/submissions/" + id, "/api/submissions/" + UUID.randomUUID()),
        "getOwnSubmission", read(author, OWN, OWN + "?x=1"),
        "reviseSubmission",
            write(
                author,
                "PUT",
                OWN,
                PosterCall.submission("Changed", "change@example.org", ",\"version\":1"),
                OWN,
                "{}"),
        "withdrawSubmission", write(withdrawn, "DELETE", OWN, null, OWN + "?x=1", null));
  }

  private static Map<String, ContractTest.Calls> ofReview(Running sidestage, PosterCall call) {
    var organiser = sidestage.organiser();
    var submitted = call.submit("To be decided", "decide@example.org");
    var id = submitted.json().at("/submission/id").asText();
    var decision = "{\"submissions\":[\"" + id + "\"],\"decision\":\"%s\"}";
    organiser.post("/api/review/decisions", decision.formatted("accepted")).orFail();
    var batch = "/api/review/batch";
    var seen = organiser.post(batch + "?dryRun=true", "{}").json().get("seen").asText();
    organiser.post(batch, "{\"seen\":\"" + seen + "\"}").orFail();
    var grant = organiser.post("/api/grants", "{\"role\":\"reviewer\"}").orFail();
    var reviewer = new Client(sidestage.url(), grant.json().get("token").asText());
    var sheets = "/api/review/sheets";
    return Map.of(
        "getSheets", read(reviewer, sheets, sheets + "?x=1"),
        "putReview",
            write(
                reviewer,
                "PUT",
                sheets + "/" + id,
                "{\"score\":4,\"comment\":\"Fine.\"}",
                sheets + "/" + id,
                "{}"),
        "getReviewTable", read(organiser, "/api/review/table", "/api/review/table?sort=x"),
        "decide",
            write(
                organiser,
                "POST",
                "/api/review/decisions",
                decision.formatted("rejected"),
                "/api/review/decisions",
                "{}"),
        "publishDecisions", write(organiser, "POST", batch + "?dryRun=true", "{}", batch, "{}"),
        "confirmSubmission",
            write(
                call.author(submitted),
                "PUT",
                OWN + "/confirmation",
                "{\"confirmation\":\"confirmed\"}",
                OWN + "/confirmation",
                "{}"),
        "exportSubmissions",
            read(
                organiser,
                "/api/export/submissions?format=csv",
                "/api/export/submissions?format=x"),
        "importSubmissions",
            write(
                organiser.with("Content-Type", "text/csv"),
                "POST",
                "/api/submissions/import",
                "title,email\nBrought in,brought@example.org\n",
                "/api/submissions/import",
                "nothing"));
  }

  private static Map<String, ContractTest.Calls> ofInvitations(Running sidestage) {
    var organiser = sidestage.organiser();
    var all = "/api/invitations";
    var csv = organiser.with("Content-Type", "text/csv");
    organiser
        .put(all + "/settings", "{\"validDays\":5,\"eligibility\":\"All.\",\"version\":0}")
        .orFail();
    csv.post(all, "guest@example.org").orFail();
    var letters = organiser.get("/api/mail").json().get("letters");
    var token = letters.get(0).get("link").asText().split("#", 2)[1];
    var owner = sidestage.viewer();
    var redemption = "{\"token\":\"" + token + "\"}";
    var redeemed = owner.post(all + "/redeem", redemption).orFail().json();
    csv.post(all, "another@example.org").orFail();
    var id = organiser.get(all).json().at("/invitations/0/id").asText();
    var guest = new Client(sidestage.url(), redeemed.get("token").asText());
    var me = "/api/people/me";
    return Map.of(
        "getInvitations", read(organiser, all, all + "?state=x"),
        "invite", write(csv, "POST", all, "third@example.org", all + "?x=1", "a"),
        "putInvitationSettings",
            write(
                organiser,
                "PUT",
                all + "/settings",
                "{\"validDays\":5,\"eligibility\":\"All.\",\"version\":1}",
                all + "/settings",
                "{}"),
        "applyForInvitation",
            write(
                owner,
                "POST",
                all + "/apply",
                "{\"email\":\"ask@example.org\",\"reason\":\"I maintain it.\"}",
                all + "/apply",
                "{}"),
        "redeemInvitation",
            write(
                sidestage.viewer(),
                "POST",
                all + "/redeem",
                newToken(sidestage),
                all + "/redeem",
                "{}"),
        "changeInvitation",
            write(
                organiser, "PATCH", all + "/" + id, "{\"state\":\"issued\"}", all + "/" + id, "{}"),
        "getPeople", read(guest, "/api/people", "/api/people?x=1"),
        "introduceMyself", write(guest, "PUT", me, "{\"name\":\"Ada\"}", me, "{}"),
        "leaveDirectory", write(guest, "DELETE", me, null, me + "?x=1", null));
  }

  private static String newToken(Running sidestage) {
    var organiser = sidestage.organiser();
    organiser
        .with("Content-Type", "text/csv")
        .post("/api/invitations", "redeem@example.org")
        .orFail();
    var link = organiser.get("/api/mail").json().at("/letters/0/link").asText();
    return "{\"token\":\"" + link.split("#", 2)[1] + "\"}";
  }

  private static ContractTest.Calls upload(Client author, String path, byte[] file) {
    return new ContractTest.Calls(
        new ContractTest.Call(author, "PUT", path, file),
        new ContractTest.Call(author, "PUT", path, new byte[] {1, 2, 3}));
  }

  private static Map<String, ContractTest.Calls> ofMail(Running sidestage) {
    var organiser = sidestage.organiser();
    var letter = organiser.get("/api/mail?state=waiting").json().at("/letters/0/id").asText();
    return Map.of(
        "getMail", read(organiser, "/api/mail", "/api/mail?state=x"),
        "changeLetter",
            write(
                organiser,
                "PATCH",
                "/api/mail/" + letter,
                "{\"state\":\"passed-on\"}",
                "/api/mail/" + letter,
                "{}"));
  }
}
