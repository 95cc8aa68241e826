package dev.sidestage.access;

import dev.sidestage.web.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Refuses what another site makes a browser send with our cookies: a change must come from our own
 * pages. A program has no cookies, and isn't concerned.
 */
public final class SameOrigin implements Handler<RoutingContext> {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private final Supplier<URI> publicUrl;

  public SameOrigin(Supplier<URI> publicUrl) {
    this.publicUrl = publicUrl;
  }

  @Override
  public void handle(RoutingContext request) {
    if (!READING.contains(request.request().method())
        && request.request().headers().contains(HttpHeaders.COOKIE)
        && !isOurs(request)) {
      throw Problem.forbidden(
          "This came from another site. Do it on our own pages, or with a token.");
    }
    request.next();
  }

  private boolean isOurs(RoutingContext request) {
    var site = request.request().getHeader("Sec-Fetch-Site");
    if (site != null) {
      return OURS.contains(site);
    }
    var origin = request.request().getHeader(HttpHeaders.ORIGIN);
    return origin == null || isOurs(origin, request);
  }

  private boolean isOurs(String origin, RoutingContext request) {
    var authority = origin.replaceFirst("^https?://", "");
    var here = request.request().authority();
    return authority.equals(publicUrl.get().getAuthority())
        || (here != null && authority.equals(here.toString()));
  }
}
