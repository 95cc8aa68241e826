package dev.sidestage.schedule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * UUIDs that are made of a name (RFC 9562, version 5), so that the same talk has the same id in
 * every import. {@link UUID#nameUUIDFromBytes} makes version 3, without a namespace.
 */
public final class NamedUuid {
  /** Ours, for talks: the version 5 of {@code sidestage.dev} in the DNS namespace. */
  public static final UUID TALKS =
      of(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "sidestage.dev");

  private NamedUuid() {}

  public static UUID of(UUID namespace, String name) {
    var sha1 = sha1();
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .flip());
    var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    var high = (hash.getLong() & ~0xF000L) | 0x5000L;
    var low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
