package dev.sidestage.posters.exchange;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sidestage.posters.Content;
import dev.sidestage.posters.Facts;
import dev.sidestage.posters.Submission;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A submission as it goes out. */
record Line(
    UUID id,
    int number,
    Submission.State state,
    @JsonUnwrapped Content content,
    @JsonUnwrapped Facts facts,
    int reviews,
    @Nullable Double mean) {}
