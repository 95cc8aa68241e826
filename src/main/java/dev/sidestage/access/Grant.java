package dev.sidestage.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role with a scope and an end, held through a token.
 *
 * @param room the one room that it covers; null for all
 * @param talk the one talk that it covers, for a speaker; null for all
 * @param expiresAt of the world's time, also in a rehearsal
 */
public record Grant(
    UUID id,
    Role role,
    @Nullable String room,
    @Nullable UUID talk,
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
    return talk == null && role.includes(needed) && (room == null || room.equals(inRoom));
  }

  /** Whether it lets one do with a talk in a room what the role may. */
  public boolean allows(Role needed, @Nullable String inRoom, UUID withTalk) {
    return talk == null ? allows(needed, inRoom) : role.includes(needed) && talk.equals(withTalk);
  }

  Grant revoked(Instant at) {
    return new Grant(id, role, room, talk, label, createdAt, expiresAt, at);
  }
}
