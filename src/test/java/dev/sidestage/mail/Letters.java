package dev.sidestage.mail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the organiser sees of the letters, for tests. */
public final class Letters {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Letters() {}

  /** The newest letter to somebody, once it is as it is to be. */
  public static JsonNode await(Running sidestage, String recipient, Predicate<JsonNode> wanted) {
    var organiser = sidestage.organiser();
    var late = Instant.now().plus(PATIENCE);
    while (true) {
      var letter = find(organiser, recipient);
      if (letter != null && wanted.test(letter)) {
        return letter;
      }
      if (Instant.now().isAfter(late)) {
        throw new AssertionError("the letter to " + recipient + " is still " + letter);
      }
    }
  }

  private static @Nullable JsonNode find(Client organiser, String recipient) {
    for (var letter : organiser.get("/api/mail").orFail().json().get("letters")) {
      if (letter.get("recipient").asText().equals(recipient)) {
        return letter;
      }
    }
    return null;
  }
}
