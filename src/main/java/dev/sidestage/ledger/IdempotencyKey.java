package dev.sidestage.ledger;

import dev.sidestage.web.Problem;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The {@code Idempotency-Key} of a request. */
public final class IdempotencyKey {
  private static final String HEADER = "Idempotency-Key";

  private IdempotencyKey() {}

  /**
   * What makes a repeat of the request recognisable; null where it carries no key.
   *
   * @param scope what the same body would mean something else under
   * @throws Problem 400
   */
  public static Command.@Nullable Idempotency of(RoutingContext request, String scope) {
    var key = request.request().getHeader(HEADER);
    if (key == null) {
      return null;
    }
    if (!key.matches("[\\x21-\\x7e]{8,100}")) {
      throw Problem.invalid(
          HEADER, "An Idempotency-Key has 8 to 100 visible ASCII characters: a UUID does well.");
    }
    var body = request.body().buffer().copy().appendString(scope);
    return new Command.Idempotency(key, HexFormat.of().formatHex(sha256(body.getBytes())));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
