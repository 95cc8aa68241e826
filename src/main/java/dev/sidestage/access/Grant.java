package dev.sidestage.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role with a scope and an end, held through a token.
 *
 * @param room the one room that it covers; null for all
 * @param expiresAt of the world's time, also in a rehearsal
 */
public record Grant(
    UUID id,
    Role role,
    @Nullable String room,
    @Nullable String label,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant revokedAt) {

  /** Whether it holds at a time. */
  public boolean holds(Instant time) {
    return revokedAt == null && time.isBefore(expiresAt);
  }

  /** Whether it lets one do in a room what the role may; null is what isn't in one room. */
  public boolean allows(Role needed, @Nullable String inRoom) {
    return role.includes(needed) && (room == null || room.equals(inRoom));
  }

  Grant revoked(Instant at) {
    return new Grant(id, role, room, label, createdAt, expiresAt, at);
  }
}
