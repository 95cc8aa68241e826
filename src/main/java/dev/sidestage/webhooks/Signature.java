package dev.sidestage.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a request is signed.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks">Standard Webhooks</a>
 */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  private Signature() {}

  static byte[] newSecret() {
    var secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  /** The secret as its receiver keeps it. */
  static String shown(byte[] secret) {
    return "whsec_" + Base64.getEncoder().encodeToString(secret);
  }

  /**
   * The header {@code webhook-signature}.
   *
   * @param timestamp seconds since 1970
   */
  static String of(byte[] secret, String id, long timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
