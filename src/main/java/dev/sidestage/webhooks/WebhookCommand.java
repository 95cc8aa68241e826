package dev.sidestage.webhooks;

import dev.sidestage.ledger.Command;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What organisers do to webhooks. */
public sealed interface WebhookCommand extends Command<WebhookCommand.Done> {
  /** The webhook that is concerned. */
  UUID id();

  /** It is done. */
  record Done(UUID id) {}

  /** Makes one, which is told of what happens from now on. */
  record Make(
      UUID actor,
      UUID id,
      String name,
      URI url,
      List<String> kinds,
      Webhook.Form form,
      @Nullable String template,
      String secret)
      implements WebhookCommand {
    public Make {
      kinds = List.copyOf(kinds);
    }
  }

  /** Removes one, with its deliveries. */
  record Remove(UUID actor, UUID id) implements WebhookCommand {}

  /** Sends one a test. */
  record Test(UUID actor, UUID id) implements WebhookCommand {}

  /**
   * Sends again what was given up, and goes on.
   *
   * @param delivery null: all that was
   */
  record Replay(UUID actor, UUID id, @Nullable UUID delivery) implements WebhookCommand {}
}
