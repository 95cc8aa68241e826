package dev.sidestage.access;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.live.Writes;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Viewers, sessions and grants over HTTP. */
public final class AccessRoutes {
  private static final Duration DEFAULT_LIFE = Duration.ofDays(30);
  private static final Duration LONGEST_LIFE = Duration.ofDays(3_650);
  private static final int LABEL = 100;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cs}]");

  private static final Set<Role> OF_ALL_ROOMS = Set.of(Role.INVITED, Role.REVIEWER, Role.ORGANISER);

  private final Access access;
  private final LiveGrants grants;
  private final ViewerTokens viewers;
  private final Writes writes;
  private final Cookies cookies = new Cookies(this::isSecure);
  private final Supplier<URI> publicUrl;
  private final Predicate<String> isRoom;
  private final Predicate<UUID> isTalk;
  private final Rates.Limit newcomers;

  public AccessRoutes(
      Access access,
      LiveGrants grants,
      ViewerTokens viewers,
      Writes writes,
      Supplier<URI> publicUrl,
      Predicate<String> isRoom,
      Predicate<UUID> isTalk,
      Rates.Limit newcomers) {
    this.access = access;
    this.grants = grants;
    this.viewers = viewers;
    this.writes = writes;
    this.publicUrl = publicUrl;
    this.isRoom = isRoom;
    this.isTalk = isTalk;
    this.newcomers = newcomers;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.post("/api/viewers").handler(answering(this::newViewer));
    router.get("/api/session").handler(answering(this::session));
    router.post("/api/session").handler(Api.smallBody()).handler(answering(this::signIn));
    router.delete("/api/session").handler(answering(this::signOut));
    router.get("/api/grants").handler(answering(this::all));
    router.post("/api/grants").handler(Api.smallBody()).handler(answering(this::issue));
    router.delete("/api/grants/:grant").handler(answering(this::revoke));
  }

  private boolean isSecure() {
    return "https".equals(publicUrl.get().getScheme());
  }

  /** Gives a browser that has none its viewer cookie. */
  public void welcome(RoutingContext request) {
    if (access.identity(request).asks().isEmpty()) {
      cookies.keepViewer(request, viewers.sign(UUID.randomUUID()));
    }
  }

  private Future<Answer> newViewer(RoutingContext request) {
    Query.of(request);
    newcomers.check(request, null);
    var viewer = UUID.randomUUID();
    return answer(
        new Answer(
            201,
            Map.of("viewer", viewer, "token", viewers.sign(viewer)),
            Map.of("Cache-Control", "no-store")));
  }

  private Future<Answer> session(RoutingContext request) {
    Query.of(request);
    var identity = access.identity(request);
    return answer(session(request, identity, identity.grants()));
  }

  private Answer session(RoutingContext request, Identity identity, List<Grant> held) {
    var viewer =
        identity
            .asks()
            .orElseGet(
                () -> {
                  var fresh = UUID.randomUUID();
                  cookies.keepViewer(request, viewers.sign(fresh));
                  return fresh;
                });
    return Answer.ok(Map.of("viewer", viewer, "grants", held));
  }

  /** The body of a sign-in. */
  record SignIn(String token) {}

  private Future<Answer> signIn(RoutingContext request) {
    Query.of(request);
    var token = Json.required(Api.body(request, SignIn.class).token(), "token");
    var grant =
        grants
            .of(token)
            .orElseThrow(
                () ->
                    Problem.unauthenticated(
                        "This sign-in link isn't valid, or not any more. Ask an organiser for a new"
                            + " one."));
    cookies.keepGrant(request, token);
    var identity = access.identity(request);
    var held = Stream.concat(Stream.of(grant), identity.grants().stream()).distinct().toList();
    return answer(session(request, identity, held));
  }

  private Future<Answer> signOut(RoutingContext request) {
    Query.of(request);
    cookies.forgetGrants(request);
    return answer(Answer.noContent());
  }

  private Future<Answer> all(RoutingContext request) {
    Query.of(request);
    access.require(request, Role.ORGANISER, null);
    return answer(Answer.ok(Map.of("grants", grants.all())));
  }

  /** The body of a new grant. */
  record NewGrant(
      @Nullable Role role,
      @Nullable String room,
      @Nullable UUID talk,
      @Nullable String label,
      @Nullable OffsetDateTime expiresAt) {
    Grant grant(Instant now) {
      var ends = expiresAt == null ? now.plus(DEFAULT_LIFE) : expiresAt.toInstant();
      return new Grant(
          UUID.randomUUID(), Json.required(role, "role"), room, talk, label, now, ends, null);
    }
  }

  private Future<Answer> issue(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null);
    var grant = Api.body(request, NewGrant.class).grant(Instant.now());
    check(grant);
    var token = Token.create();
    return writes
        .submit(new GrantCommand.Issue(organiser.id(), grant, Token.hash(token)))
        .map(
            written ->
                written.answer(
                    issued ->
                        Answer.created(
                            "/api/grants/" + issued.id(),
                            Map.of(
                                "grant",
                                issued,
                                "token",
                                token,
                                "link",
                                link(publicUrl.get(), token)))));
  }

  private void check(Grant grant) {
    if (!grant.expiresAt().isAfter(grant.createdAt())) {
      throw Problem.invalid("expiresAt", "A grant must end in the future.");
    }
    if (grant.expiresAt().isAfter(grant.createdAt().plus(LONGEST_LIFE))) {
      throw Problem.invalid("expiresAt", "A grant ends within ten years.");
    }
    if (grant.label() != null && (grant.label().isBlank() || grant.label().length() > LABEL)) {
      throw Problem.invalid("label", "A label has 1 to " + LABEL + " characters.");
    }
    if (grant.label() != null && CONTROLS.matcher(grant.label()).find()) {
      throw Problem.invalid("label", "A label has no control characters.");
    }
    checkTalk(grant);
    if (grant.room() == null && grant.role() == Role.STAGE) {
      throw Problem.invalid("room", "A stage is in a room: say which.");
    }
    if (grant.room() != null && OF_ALL_ROOMS.contains(grant.role())) {
      throw Problem.invalid("room", "Such a grant covers all rooms: leave the room out.");
    }
    if (grant.room() != null && !isRoom.test(grant.room())) {
      throw Problem.invalid(
          "room", "There is no room '" + grant.room() + "'. GET /api/event lists them.");
    }
  }

  private void checkTalk(Grant grant) {
    if (grant.role() != Role.SPEAKER) {
      if (grant.talk() != null) {
        throw Problem.invalid("talk", "A talk goes with a speaker only.");
      }
    } else if (grant.talk() == null || !isTalk.test(grant.talk())) {
      throw Problem.invalid("talk", "A speaker has a talk: give its id of GET /api/schedule.");
    } else if (grant.room() != null) {
      throw Problem.invalid("room", "A speaker's grant is for the talk: leave the room out.");
    }
  }

  private Future<Answer> revoke(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null);
    return writes
        .submit(new GrantCommand.Revoke(organiser.id(), Api.id(request, "grant")))
        .map(written -> written.answer(revoked -> Answer.noContent()));
  }

  /** The link that signs a browser in: the token is in the fragment, which is sent to nobody. */
  public static String link(URI publicUrl, String token) {
    return publicUrl + "/sign-in#" + token;
  }

  private static Future<Answer> answer(Answer answer) {
    return Future.succeededFuture(answer);
  }
}
