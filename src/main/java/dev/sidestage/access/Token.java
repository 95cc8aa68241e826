package dev.sidestage.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Opaque tokens: 32 random bytes, of which only the SHA-256 is kept. */
public final class Token {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Token() {}

  /** A new one, 43 characters of base64url. */
  public static String create() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random());
  }

  /** 32 random bytes. */
  public static byte[] random() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Its SHA-256, hexadecimal. */
  public static String hash(String token) {
    return HexFormat.of().formatHex(sha256(token.getBytes(StandardCharsets.UTF_8)));
  }

  /** SHA-256. */
  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
