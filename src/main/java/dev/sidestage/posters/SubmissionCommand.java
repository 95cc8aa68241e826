package dev.sidestage.posters;

import dev.sidestage.ledger.Command;
import dev.sidestage.posters.files.PosterFile;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What authors do with their submissions. */
public sealed interface SubmissionCommand extends Command<Submission> {
  /**
   * When the request was there, whole, by the event's clock: what the deadline is compared with.
   */
  OffsetDateTime arrivedAt();

  /**
   * Sends one in.
   *
   * @param submission its id to be
   * @param link the private link to it, and {@code tokenHash} its token's SHA-256, hexadecimal
   * @param lateHash the hash of a late link's token, where it came by one
   */
  record Submit(
      UUID actor,
      UUID submission,
      Content content,
      boolean draft,
      OffsetDateTime arrivedAt,
      String link,
      String tokenHash,
      @Nullable String lateHash,
      @Nullable Idempotency idempotency)
      implements SubmissionCommand {
    @Override
    public Class<Submission> answerType() {
      return Submission.class;
    }
  }

  /**
   * Changes it, whole.
   *
   * @param key the hash of the private link's token
   * @param link another private link, for the letter, and its token's hash
   * @param version the one that it is based on
   */
  record Revise(
      UUID actor,
      String key,
      Content content,
      boolean draft,
      int version,
      OffsetDateTime arrivedAt,
      String link,
      String tokenHash)
      implements SubmissionCommand {}

  /** Withdraws it; its author may submit it again until the deadline. */
  record Withdraw(UUID actor, String key, OffsetDateTime arrivedAt, String link, String tokenHash)
      implements SubmissionCommand {}

  /** Which of its files. */
  enum Place {
    POSTER,
    PREVIEW;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Attaches a file that was uploaded, in the place of the one that was there.
   *
   * @param file null takes the one away that is there
   */
  record Attach(
      UUID actor, String key, Place place, @Nullable PosterFile file, OffsetDateTime arrivedAt)
      implements SubmissionCommand {}

  /** The author of an accepted one says whether they come; until they say otherwise. */
  record Confirm(UUID actor, String key, Facts.Confirmation confirmation, OffsetDateTime arrivedAt)
      implements SubmissionCommand {}
}
