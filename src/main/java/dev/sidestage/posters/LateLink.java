package dev.sidestage.posters;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets one submission in after the deadline: once, until it ends.
 *
 * @param label whom it is for
 * @param expiresAt by the event's clock; until then its submission may be changed, too
 * @param submission the one that it let in
 */
public record LateLink(
    UUID id,
    @Nullable String label,
    OffsetDateTime createdAt,
    OffsetDateTime expiresAt,
    @Nullable OffsetDateTime revokedAt,
    @Nullable UUID submission) {}
