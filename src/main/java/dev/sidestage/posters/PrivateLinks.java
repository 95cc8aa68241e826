package dev.sidestage.posters;

import dev.sidestage.access.Token;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Private links to submissions. Only their tokens' hashes are kept; so that a repeated request can
 * be answered with the link of the first one, its token is made of the request's {@code
 * Idempotency-Key} under a key of ours. Thread-safe.
 */
public final class PrivateLinks {
  /** The header that carries a private link's token. */
  static final String HEADER = "Submission-Token";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;
  private final Supplier<URI> publicUrl;

  public PrivateLinks(byte[] key, Supplier<URI> publicUrl) {
    this.secret = new SecretKeySpec(key, ALGORITHM);
    this.publicUrl = publicUrl;
  }

  /** A link and its token. */
  public record PrivateLink(String token, String link) {
    public String hash() {
      return Token.hash(token);
    }
  }

  /** A new one; the same for the same viewer and key. */
  PrivateLink create(UUID viewer, @Nullable String idempotencyKey) {
    return of(idempotencyKey == null ? Token.create() : derived(viewer + " " + idempotencyKey));
  }

  /** A new one. */
  PrivateLink create() {
    return of(Token.create());
  }

  /** The hash of the token that a request carries; of nothing where it carries none. */
  static String key(RoutingContext request) {
    var token = request.request().getHeader(HEADER);
    return Token.hash(token == null ? "" : token);
  }

  private PrivateLink of(String token) {
    return of(publicUrl.get(), token);
  }

  private static PrivateLink of(URI publicUrl, String token) {
    return new PrivateLink(token, publicUrl + "/call/submission#" + token);
  }

  /** A new one, for a letter. */
  public static PrivateLink fresh(URI publicUrl) {
    return of(publicUrl, Token.create());
  }

  private String derived(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
