package dev.sidestage.live;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a stream.
 *
 * @param viewer null for one who has no identity
 * @param moderates the rooms whose questions it may see all of just now, and asked to
 * @param holds whether what it was let in with still holds: where it doesn't, its stream ends
 */
public record Reader(@Nullable UUID viewer, Predicate<String> moderates, BooleanSupplier holds) {}
