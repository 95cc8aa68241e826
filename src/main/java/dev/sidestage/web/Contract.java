package dev.sidestage.web;

import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The contract: as it is at {@code /openapi.yaml}, and readable at {@code /docs}. */
public final class Contract {
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'self'",
          "img-src 'self' data:",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'self'");

  private final Asset contract;
  private final Asset page;

  public Contract(Assets assets) {
    this.contract = Asset.of("openapi.yaml", resource("/openapi.yaml"));
    this.page =
        Asset.of(
            "index.html",
            assets.addressed(assets.text("docs/index.html")).getBytes(StandardCharsets.UTF_8));
  }

  /** Adds the routes. */
  public void mount(Router router) {
    Api.reading(router, "/openapi.yaml")
        .handler(request -> contract.send(request, "public, no-cache"));
    Api.reading(router, "/docs")
        .handler(
            request -> {
              request.response().putHeader("Content-Security-Policy", POLICY);
              page.send(request, "public, no-cache");
            });
  }

  private static byte[] resource(String name) {
    try (var in = Contract.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the class path has no " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
