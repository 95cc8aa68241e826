package dev.sidestage.access;

import dev.sidestage.live.Reader;
import dev.sidestage.live.Readers;
import dev.sidestage.web.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The one place that knows who is asking, and what they may do. Reads nothing but memory;
 * thread-safe.
 *
 * <p>A program sends its token in {@code Authorization: Bearer …}; a browser has cookies, one for
 * the viewer and one with the tokens of its grants.
 */
public final class Access implements Readers {
  private static final String KEY = Access.class.getName();
  private static final String BEARER = "Bearer ";

  private final ViewerTokens viewers;
  private final LiveGrants grants;

  public Access(ViewerTokens viewers, LiveGrants grants) {
    this.viewers = viewers;
    this.grants = grants;
  }

  /**
   * As whom the request asks and votes.
   *
   * @throws Problem 401
   */
  public UUID viewer(RoutingContext request) {
    return identity(request)
        .asks()
        .orElseThrow(
            () ->
                Problem.unauthenticated(
                    "This needs a viewer: send the token of POST /api/viewers in Authorization:"
                        + " Bearer …, or let the browser keep our cookie."));
  }

  /** As whom the request asks and votes; empty for nobody known. */
  public Optional<UUID> asViewer(RoutingContext request) {
    return identity(request).asks();
  }

  /** Whether the request may do in a room what the role may. */
  public boolean allows(RoutingContext request, Role role, @Nullable String room) {
    return identity(request).grants().stream().anyMatch(grant -> grant.allows(role, room));
  }

  /**
   * The grant that lets the request do this.
   *
   * @param room in which room; null for what isn't in one
   * @throws Problem 401 where it holds no grant, 403 where its grants don't cover this
   */
  public Grant require(RoutingContext request, Role role, @Nullable String room) {
    return require(
        request,
        role,
        grant -> grant.allows(role, room),
        room == null ? "" : " in the room " + room);
  }

  /**
   * The grant that lets the request do this with a talk.
   *
   * @param room the talk's
   * @throws Problem 401 where it holds no grant, 403 where its grants don't cover this
   */
  public Grant require(RoutingContext request, Role role, @Nullable String room, UUID talk) {
    return require(request, role, grant -> grant.allows(role, room, talk), " of this talk");
  }

  private Grant require(RoutingContext request, Role role, Predicate<Grant> allows, String where) {
    var held = identity(request).grants();
    if (held.isEmpty()) {
      throw Problem.unauthenticated(
          "This needs the grant of "
              + a(role)
              + ": open a sign-in link, or send its token in Authorization: Bearer ….");
    }
    return held.stream()
        .filter(allows)
        .findFirst()
        .orElseThrow(
            () ->
                Problem.forbidden(
                    "This needs the grant of "
                        + a(role)
                        + where
                        + ". Ask an organiser for a link."));
  }

  /**
   * A grant that lets the request do this in any room.
   *
   * @throws Problem 401 where it holds no grant, 403 where none is enough
   */
  public Grant requireAnywhere(RoutingContext request, Role role) {
    return identity(request).grants().stream()
        .filter(grant -> grant.role().includes(role))
        .findFirst()
        .orElseGet(() -> require(request, role, null));
  }

  /** Whether the request comes from one whose grants cover this; null is what isn't in one room. */
  public boolean may(RoutingContext request, Role role, @Nullable String room) {
    return identity(request).grants().stream().anyMatch(grant -> grant.allows(role, room));
  }

  /** Whether the request comes from one who moderates anything. */
  public boolean isModerator(RoutingContext request) {
    return identity(request).grants().stream()
        .anyMatch(grant -> grant.role().includes(Role.MODERATOR));
  }

  @Override
  public Reader of(RoutingContext request, boolean moderation) {
    var identity = identity(request);
    var moderating =
        identity.grants().stream().filter(grant -> grant.role().includes(Role.MODERATOR)).toList();
    if (moderation && moderating.isEmpty()) {
      require(request, Role.MODERATOR, null);
    }
    return new Reader(
        identity.asks().orElse(null),
        room ->
            moderation
                && moderating.stream()
                    .anyMatch(g -> g.allows(Role.MODERATOR, room) && grants.holds(g)),
        () -> !moderation || moderating.stream().anyMatch(grants::holds));
  }

  Identity identity(RoutingContext request) {
    Identity known = request.get(KEY);
    if (known != null) {
      return known;
    }
    var identity = identify(request);
    request.put(KEY, identity);
    return identity;
  }

  private Identity identify(RoutingContext request) {
    var header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      return bearer(header);
    }
    var viewer = Cookies.viewer(request).flatMap(viewers::verify);
    var held =
        Cookies.grants(request).stream().flatMap(token -> grants.of(token).stream()).toList();
    return new Identity(viewer, held);
  }

  private Identity bearer(String header) {
    var token = header.startsWith(BEARER) ? header.substring(BEARER.length()).trim() : "";
    var identity =
        ViewerTokens.looksLikeOne(token)
            ? viewers.verify(token).map(viewer -> new Identity(Optional.of(viewer), List.of()))
            : grants.of(token).map(grant -> new Identity(Optional.empty(), List.of(grant)));
    return identity.orElseThrow(
        () ->
            Problem.unauthenticated(
                "The token in Authorization isn't valid, or not any more. Send 'Bearer' and a token"
                    + " that holds."));
  }

  private static String a(Role role) {
    var word = role.word();
    return (role == Role.ORGANISER ? "an " : "a ") + word;
  }
}
