package dev.sidestage.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The pages' entries. Each has the import map inline, which the content security policy allows by
 * its hash; no other script stands in a page, but for data that search engines read.
 */
public final class Pages {
  private static final String IMPORT_MAP = "<!-- importmap -->";
  private static final String TITLE = "<title>Sidestage</title>";

  /** The viewers' pages, whose heads say what they are about. */
  private static final String WATCH = "watch";

  private static final int HEADS = 500;

  private static final Map<String, String> ENTRIES =
      Map.ofEntries(
          Map.entry("/", WATCH),
          Map.entry("/talks/:talk", WATCH),
          Map.entry("/moderate", "moderate"),
          Map.entry("/moderate/:room", "moderate"),
          Map.entry("/stage/:room", "stage"),
          Map.entry("/speaker/:talk", "speaker"),
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
  private final Function<RoutingContext, Optional<String>> heads;
  private final Cache<String, Asset> made = Caffeine.newBuilder().maximumSize(HEADS).build();

  /**
   * @param welcome run before a page is sent: gives a browser its viewer cookie
   * @param heads what stands in the place of a viewers' page's title, where there is more to say:
   *     HTML that is safe to send
   */
  public Pages(
      Assets assets,
      Consumer<RoutingContext> welcome,
      Function<RoutingContext, Optional<String>> heads) {
    this.assets = assets;
    this.welcome = welcome;
    this.heads = heads;
    this.importMap = assets.addressed(assets.text("importmap.json")).strip();
    this.policy = policy(importMap);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    ENTRIES.forEach(
        (path, page) -> {
          var text = entry(page);
          var asset = asset(text);
          Api.reading(router, path)
              .handler(
                  request ->
                      send(request, page.equals(WATCH) ? headed(request, text, asset) : asset));
        });
  }

  private String entry(String page) {
    return assets
        .addressed(assets.text(page + "/index.html"))
        .replace(IMPORT_MAP, "<script type=\"importmap\">" + importMap + "</script>");
  }

  private Asset headed(RoutingContext request, String text, Asset plain) {
    return heads
        .apply(request)
        .map(head -> made.get(head, missing -> asset(text.replace(TITLE, missing))))
        .orElse(plain);
  }

  private static Asset asset(String text) {
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
        "frame-src https://www.youtube-nocookie.com https://player.twitch.tv"
            + " https://player.vimeo.com",
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
