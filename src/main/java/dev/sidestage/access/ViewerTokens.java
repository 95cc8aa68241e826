package dev.sidestage.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Anonymous identities: {@code v1.<id>.<signature>}, both base64url. The signature is the first 16
 * bytes of HMAC-SHA-256 under a key that all nodes share, so that no viewer needs a row.
 * Thread-safe.
 */
public final class ViewerTokens {
  private static final String PREFIX = "v1.";
  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final ThreadLocal<Mac> mac;

  public ViewerTokens(byte[] key) {
    var secret = new SecretKeySpec(key, ALGORITHM);
    this.mac = ThreadLocal.withInitial(() -> mac(secret));
  }

  /** The token of a viewer. */
  public String sign(UUID viewer) {
    var id = ENCODER.encodeToString(bytes(viewer));
    return PREFIX + id + "." + ENCODER.encodeToString(signature(id));
  }

  /** The viewer of a token; empty where it isn't one of ours. */
  public Optional<UUID> verify(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3 || !token.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      var id = DECODER.decode(parts[1]);
      var genuine = MessageDigest.isEqual(DECODER.decode(parts[2]), signature(parts[1]));
      return genuine && id.length == 16 ? Optional.of(viewer(id)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a token looks like a viewer's rather than a grant's. */
  static boolean looksLikeOne(String token) {
    return token.startsWith(PREFIX);
  }

  private byte[] signature(String id) {
    return Arrays.copyOf(mac.get().doFinal(id.getBytes(StandardCharsets.US_ASCII)), 16);
  }

  private static Mac mac(SecretKeySpec secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static UUID viewer(byte[] id) {
    var bytes = ByteBuffer.wrap(id);
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
