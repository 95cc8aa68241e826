package dev.sidestage.webhooks;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that is told of the day.
 *
 * @param kinds which entries of the log it is told of
 * @param template the body, with placeholders, where the form is {@link Form#TEMPLATE}
 * @param stopped why nothing is sent to it any more; null where it is
 * @param waiting how many deliveries wait
 * @param parked how many were given up, until somebody sends them again
 */
public record Webhook(
    UUID id,
    String name,
    URI url,
    List<String> kinds,
    Form form,
    @Nullable String template,
    @Nullable String stopped,
    OffsetDateTime createdAt,
    long waiting,
    long parked) {
  /** What one can be told of. */
  static final Set<String> KINDS =
      Set.copyOf(
          new TreeSet<>(
              List.of(
                  "talk.soon",
                  "talk.started",
                  "talk.ended",
                  "talk.moved",
                  "talk.cancelled",
                  "talk.changed",
                  "schedule.replaced",
                  "announcement")));

  /** The notice that a test sends. */
  static final String TEST = "test";

  /** What the bodies look like. */
  enum Form {
    STANDARD,
    SLACK,
    DISCORD,
    TEMPLATE;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Form of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
