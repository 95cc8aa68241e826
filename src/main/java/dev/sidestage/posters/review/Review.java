package dev.sidestage.posters.review;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer makes of a submission.
 *
 * @param reviewer the grant's id
 * @param name the grant's label
 * @param score from 1 to 5; null where a conflict of interest was declared
 */
public record Review(
    UUID reviewer,
    @Nullable String name,
    @Nullable Integer score,
    @Nullable String comment,
    OffsetDateTime changedAt) {
  static final int LEAST = 1;
  static final int MOST = 5;
}
