package dev.sidestage.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What a browser keeps: one cookie for the viewer, one with the tokens of its grants, the newest
 * first.
 */
final class Cookies {
  private static final String VIEWER = "sidestage_viewer";
  private static final String GRANTS = "sidestage_grants";
  private static final String BETWEEN = "~";
  private static final int GRANTS_KEPT = 6;
  private static final Duration YEAR = Duration.ofDays(365);

  private final BooleanSupplier secure;

  /**
   * @param secure whether browsers reach us over TLS
   */
  Cookies(BooleanSupplier secure) {
    this.secure = secure;
  }

  static Optional<String> viewer(RoutingContext request) {
    return value(request, VIEWER);
  }

  static List<String> grants(RoutingContext request) {
    return value(request, GRANTS).map(value -> List.of(value.split(BETWEEN))).orElse(List.of());
  }

  void keepViewer(RoutingContext request, String token) {
    request.response().addCookie(cookie(VIEWER, token));
  }

  /** Adds a grant's token to those that the browser has. */
  void keepGrant(RoutingContext request, String token) {
    var tokens =
        Stream.concat(Stream.of(token), grants(request).stream()).distinct().limit(GRANTS_KEPT);
    request.response().addCookie(cookie(GRANTS, String.join(BETWEEN, tokens.toList())));
  }

  void forgetGrants(RoutingContext request) {
    request.response().addCookie(cookie(GRANTS, "").setMaxAge(0));
  }

  private static Optional<String> value(RoutingContext request, String name) {
    var cookie = request.request().getCookie(name);
    return Optional.ofNullable(cookie).map(Cookie::getValue).filter(value -> !value.isEmpty());
  }

  private Cookie cookie(String name, String value) {
    return Cookie.cookie(name, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure.getAsBoolean())
        .setSameSite(CookieSameSite.LAX)
        .setMaxAge(YEAR.toSeconds());
  }
}
