package dev.sidestage.posters.review;

import dev.sidestage.ledger.Command;
import dev.sidestage.posters.Facts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What reviewers say, and organisers decide. */
public sealed interface ReviewCommand<A> extends Command<A> {
  /**
   * A reviewer's word, in the place of the one before.
   *
   * @param actor the reviewer's grant
   * @param score null declares a conflict of interest
   */
  record Put(
      UUID actor,
      @Nullable String name,
      UUID submission,
      @Nullable Integer score,
      @Nullable String comment)
      implements ReviewCommand<Review> {}

  /** A decision about some submissions, in private: their authors aren't told. */
  record Decide(UUID actor, List<UUID> submissions, Facts.Decision decision)
      implements ReviewCommand<Decided> {}

  /** How many were decided on. */
  record Decided(int decided) {}

  /**
   * Tells the authors of all decisions that they weren't told of.
   *
   * @param seen what the organiser saw before: {@link PublishedBatch#seen}
   */
  record Publish(UUID actor, PublishedBatch.Messages messages, String seen)
      implements ReviewCommand<Published> {}

  /** How many were told. */
  record Published(int published) {}
}
