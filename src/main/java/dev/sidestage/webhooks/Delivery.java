package dev.sidestage.webhooks;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is told, once or until it has understood.
 *
 * @param data the entry's, as JSON
 * @param state waiting, delivered or parked
 * @param said what came of it last
 */
public record Delivery(
    UUID id,
    UUID webhook,
    String kind,
    OffsetDateTime at,
    @JsonRawValue String data,
    String state,
    int attempts,
    OffsetDateTime due,
    @Nullable String said) {}
