package dev.sidestage.invitations;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Grant;
import dev.sidestage.access.Role;
import dev.sidestage.access.Token;
import dev.sidestage.database.EventClock;
import dev.sidestage.live.Writes;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invitations over HTTP: for organisers, for who has one, and for who asks for one. */
public final class InvitationRoutes {
  private static final int PAGE = 100;
  private static final int PAGES = 10_000;
  private static final int REASON = 2_000;

  /** Bytes of a list of people. */
  private static final long LIST = 4L * 1024 * 1024;

  /** For how long one stays in once one came in. */
  private static final Duration STAY = Duration.ofDays(120);

  private final Writes writes;
  private final Access access;
  private final SqlClient database;
  private final EventClock clock;

  public InvitationRoutes(Writes writes, Access access, SqlClient database, EventClock clock) {
    this.writes = writes;
    this.access = access;
    this.database = database;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/api/invitations").handler(answering(this::all));
    router.post("/api/invitations").handler(this::checkOrganiser);
    router.post("/api/invitations").handler(Api.body(LIST)).handler(answering(this::invite));
    router
        .put("/api/invitations/settings")
        .handler(Api.smallBody())
        .handler(answering(this::settle));
    router.post("/api/invitations/apply").handler(Api.smallBody()).handler(answering(this::apply));
    router
        .post("/api/invitations/redeem")
        .handler(Api.smallBody())
        .handler(answering(this::redeem));
    router
        .patch("/api/invitations/:invitation")
        .handler(Api.smallBody())
        .handler(answering(this::change));
  }

  /** An invitation as it is read. */
  record View(
      UUID id,
      String email,
      @Nullable String name,
      @Nullable String affiliation,
      @Nullable String reason,
      Invitation.Source source,
      Invitation.State state,
      OffsetDateTime createdAt,
      @Nullable OffsetDateTime expiresAt) {
    static View of(Invitation invitation) {
      var person = invitation.person();
      return new View(
          invitation.id(),
          person.email(),
          person.name(),
          person.affiliation(),
          invitation.reason(),
          invitation.source(),
          invitation.state(),
          invitation.createdAt(),
          invitation.expiresAt());
    }
  }

  private Future<Answer> all(RoutingContext request) {
    access.require(request, Role.ORGANISER, null);
    var query = Query.of(request, "state", "page");
    var word =
        query.choice(
            "state",
            "all",
            "applied",
            "waiting",
            "issued",
            "sent",
            "redeemed",
            "revoked",
            "expired");
    var page = query.page("page", PAGES);
    var state = word.equals("all") ? null : Invitation.State.of(word);
    return InvitationStore.settings(database)
        .compose(
            settings ->
                InvitationStore.counts(database, now())
                    .compose(
                        counts ->
                            InvitationStore.all(database, state, now(), PAGE, (page - 1) * PAGE)
                                .map(
                                    found ->
                                        Answer.ok(
                                            Map.of(
                                                "settings",
                                                settings,
                                                "counts",
                                                counts,
                                                "page",
                                                page,
                                                "invitations",
                                                found.stream().map(View::of).toList())))))
        .recover(failure -> Future.failedFuture(Problem.away()));
  }

  /** Before a large body is read. */
  private void checkOrganiser(RoutingContext request) {
    access.require(request, Role.ORGANISER, null);
    request.next();
  }

  /** What a list of people comes to. */
  record Result(
      boolean applied,
      int people,
      List<GuestList.Fault> errors,
      InvitationCommand.@Nullable Invited invited) {}

  private Future<Answer> invite(RoutingContext request) {
    var organiser = access.require(request, Role.ORGANISER, null).id();
    var dryRun = Query.of(request, "dryRun").flag("dryRun");
    var type = Api.contentType(request);
    if (!"text/csv".equals(type)) {
      throw Api.wrongType(type, java.util.Set.of("text/csv"));
    }
    var body = request.body().buffer();
    var list = GuestList.read(body == null ? "" : body.toString());
    if (dryRun || list.people().isEmpty()) {
      return Future.succeededFuture(
          Answer.ok(new Result(false, list.people().size(), list.errors(), null)));
    }
    return writes
        .submit(new InvitationCommand.Invite(organiser, list.people(), Invitation.Source.LIST))
        .map(
            written ->
                written.answer(
                    invited ->
                        Answer.ok(new Result(true, list.people().size(), list.errors(), invited))));
  }

  /** The body of the settings, whole. */
  record NewSettings(
      @Nullable Integer capacity,
      @Nullable Integer validDays,
      @Nullable String venue,
      @Nullable String eligibility,
      @Nullable Integer version) {}

  private Future<Answer> settle(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null).id();
    var body = Api.body(request, NewSettings.class);
    var settings =
        new Settings(
            body.capacity(),
            Json.required(body.validDays(), "validDays"),
            body.venue(),
            body.eligibility(),
            Json.required(body.version(), "version"));
    return writes
        .submit(new InvitationCommand.Settle(organiser, settings))
        .map(written -> written.answer(Answer::ok));
  }

  /** The body of an application. */
  record Application(
      @Nullable String email,
      @Nullable String name,
      @Nullable String affiliation,
      @Nullable String reason) {}

  /** Whoever asks is answered the same: whether somebody is invited is nobody else's business. */
  private Future<Answer> apply(RoutingContext request) {
    Query.of(request);
    var viewer = access.viewer(request);
    var body = Api.body(request, Application.class);
    var person = new Person(Json.required(body.email(), "email"), body.name(), body.affiliation());
    var reason = dev.sidestage.posters.Typed.text(body.reason(), "reason", 10, REASON);
    return InvitationStore.settings(database)
        .recover(failure -> Future.failedFuture(Problem.away()))
        .compose(
            settings ->
                settings.eligibility() == null
                    ? Future.failedFuture(
                        Problem.notFound("application", "One can't ask for an invitation here."))
                    : writes.submit(new InvitationCommand.Apply(viewer, person, reason)))
        .map(written -> written.answer(Answer::ok));
  }

  /** The body of a redemption. */
  record Redemption(@Nullable String token) {}

  private Future<Answer> redeem(RoutingContext request) {
    Query.of(request);
    var viewer = access.viewer(request);
    var token = Json.required(Api.body(request, Redemption.class).token(), "token");
    var made = Token.create();
    var now = Instant.now();
    var grant =
        new Grant(
            UUID.randomUUID(),
            Role.INVITED,
            null,
            null,
            "by invitation",
            now,
            now.plus(STAY),
            null);
    return writes
        .submit(new InvitationCommand.Redeem(viewer, Token.hash(token), grant, Token.hash(made)))
        .map(written -> written.answer(given -> Answer.ok(Map.of("grant", given, "token", made))));
  }

  /** The body of a change: {@code issued} sends another link, {@code revoked} takes it back. */
  record NewState(Invitation.@Nullable State state) {}

  private Future<Answer> change(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null).id();
    var id = Api.id(request, "invitation");
    var state = Json.required(Api.body(request, NewState.class).state(), "state");
    if (state != Invitation.State.ISSUED && state != Invitation.State.REVOKED) {
      throw Problem.invalid("state", "An invitation is set to 'issued' or 'revoked'.");
    }
    InvitationCommand<Invitation> command =
        state == Invitation.State.ISSUED
            ? new InvitationCommand.Issue(organiser, id)
            : new InvitationCommand.Revoke(organiser, id);
    return writes
        .submit(command)
        .map(written -> written.answer(invitation -> Answer.ok(View.of(invitation))));
  }

  private OffsetDateTime now() {
    return clock.now().atOffset(ZoneOffset.UTC);
  }
}
