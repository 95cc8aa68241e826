package dev.sidestage.posters;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.access.Token;
import dev.sidestage.database.EventClock;
import dev.sidestage.live.SnapshotRoute;
import dev.sidestage.live.Snapshots;
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
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The call over HTTP, and the links that let somebody in late. */
public final class CallRoutes {
  private static final int LABEL = 100;

  private final LiveCall call;
  private final Snapshots snapshots;
  private final Writes writes;
  private final Access access;
  private final SqlClient database;
  private final EventClock clock;
  private final Supplier<URI> publicUrl;

  public CallRoutes(
      LiveCall call,
      Snapshots snapshots,
      Writes writes,
      Access access,
      SqlClient database,
      EventClock clock,
      Supplier<URI> publicUrl) {
    this.call = call;
    this.snapshots = snapshots;
    this.writes = writes;
    this.access = access;
    this.database = database;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    Api.reading(router, "/api/call").handler(SnapshotRoute.shared(snapshots, this::call));
    router.put("/api/call").handler(Api.smallBody()).handler(answering(this::put));
    router.get("/api/call/late-links").handler(answering(this::lateLinks));
    router
        .post("/api/call/late-links")
        .handler(Api.smallBody())
        .handler(answering(this::issueLate));
    router.delete("/api/call/late-links/:link").handler(answering(this::revokeLate));
  }

  private Snapshots.Question call(RoutingContext request) {
    Query.of(request);
    return new Snapshots.Question("call", LiveCall.TOPIC, call::view);
  }

  /** The body of the call, whole. */
  record NewCall(
      @Nullable String title,
      @Nullable String introduction,
      @Nullable List<String> rules,
      @Nullable String eligibility,
      @Nullable List<Call.Category> categories,
      Call.@Nullable Limits limits,
      @Nullable Deadline deadline,
      @Nullable Boolean namesHidden,
      @Nullable Integer version) {
    Call call() {
      return new Call(
          Json.required(title, "title"),
          Json.required(introduction, "introduction"),
          rules == null ? List.of() : rules,
          eligibility,
          Json.required(categories, "categories"),
          Json.required(limits, "limits"),
          Json.required(deadline, "deadline"),
          Boolean.TRUE.equals(namesHidden));
    }
  }

  private Future<Answer> put(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null);
    var body = Api.body(request, NewCall.class);
    var version = Json.required(body.version(), "version");
    return writes
        .submit(new CallCommand.Put(organiser.id(), body.call(), version))
        .map(written -> written.answer(Answer::ok));
  }

  private Future<Answer> lateLinks(RoutingContext request) {
    Query.of(request);
    access.require(request, Role.ORGANISER, null);
    return LateLinkStore.all(database)
        .map(links -> Answer.ok(Map.of("lateLinks", links)))
        .recover(failure -> Future.failedFuture(Problem.away()));
  }

  /** The body of a new late link. */
  record NewLateLink(@Nullable String label, @Nullable OffsetDateTime expiresAt) {}

  private Future<Answer> issueLate(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null);
    var body = Api.body(request, NewLateLink.class);
    var now = clock.now().atOffset(ZoneOffset.UTC);
    var expires = Json.required(body.expiresAt(), "expiresAt");
    if (!expires.isAfter(now)) {
      throw Problem.invalid("expiresAt", "A late link must end in the future.");
    }
    var link =
        new LateLink(
            UUID.randomUUID(),
            Typed.optional(body.label(), "label", LABEL),
            now,
            expires,
            null,
            null);
    var token = Token.create();
    return writes
        .submit(new CallCommand.IssueLate(organiser.id(), link, Token.hash(token)))
        .map(
            written ->
                written.answer(
                    issued ->
                        Answer.created(
                            "/api/call/late-links/" + issued.id(),
                            Map.of(
                                "lateLink",
                                issued,
                                "token",
                                token,
                                "link",
                                publicUrl.get() + "/call#late=" + token))));
  }

  private Future<Answer> revokeLate(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null);
    return writes
        .submit(new CallCommand.RevokeLate(organiser.id(), Api.id(request, "link")))
        .map(written -> written.answer(revoked -> Answer.noContent()));
  }
}
