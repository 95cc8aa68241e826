package dev.sidestage.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The pages' entries. Each has the import map inline, which the content security policy allows by
 * its hash; no other script stands in a page.
 */
public final class Pages {
  private static final String IMPORT_MAP = "<!-- importmap -->";

  private static final Map<String, String> ENTRIES =
      Map.ofEntries(
          Map.entry("/", "watch"),
          Map.entry("/talks/:talk", "watch"),
          Map.entry("/moderate", "moderate"),
          Map.entry("/moderate/:room", "moderate"),
          Map.entry("/stage/:room", "stage"),
          Map.entry("/organise", "organise"),
          Map.entry("/organise/:section", "organise"),
          Map.entry("/sign-in", "sign-in"),
          Map.entry("/call", "call"),
          Map.entry("/call/submission", "call"),
          Map.entry("/review", "review"),
          Map.entry("/invitation", "invitation"),
          Map.entry("/people", "people"));

  private final Assets assets;
  private final String importMap;
  private final String policy;
  private final Consumer<RoutingContext> welcome;

  /**
   * @param welcome run before a page is sent: gives a browser its viewer cookie
   */
  public Pages(Assets assets, Consumer<RoutingContext> welcome) {
    this.assets = assets;
    this.welcome = welcome;
    this.importMap = assets.addressed(assets.text("importmap.json")).strip();
    this.policy = policy(importMap);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    ENTRIES.forEach(
        (path, page) -> {
          var asset = entry(page);
          Api.reading(router, path).handler(request -> send(request, asset));
        });
  }

  private Asset entry(String page) {
    var text =
        assets
            .addressed(assets.text(page + "/index.html"))
            .replace(IMPORT_MAP, "<script type=\"importmap\">" + importMap + "</script>");
    return Asset.of("index.html", text.getBytes(StandardCharsets.UTF_8));
  }

  private void send(RoutingContext request, Asset page) {
    welcome.accept(request);
    request
        .response()
        .putHeader("Content-Security-Policy", policy)
        .putHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    page.send(request, "private, no-cache");
  }

  private static String policy(String importMap) {
    return String.join(
        "; ",
        "default-src 'self'",
        "script-src 'self' 'sha256-" + sha256(importMap) + "'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self' https:",
        "media-src 'self' blob: https:",
        "frame-src https://www.youtube-nocookie.com https://player.twitch.tv https://player.vimeo.com",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'");
  }

  private static String sha256(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
