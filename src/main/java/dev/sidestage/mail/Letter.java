package dev.sidestage.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told by e-mail.
 *
 * @param purpose what it is about ("submission.received"): what the organiser sees first
 * @param text plain; {@code {link}} stands for the link
 * @param link a private one; null where the letter has none, or has left and it was forgotten
 */
public record Letter(
    UUID id, String purpose, String recipient, String subject, String text, @Nullable String link) {

  /** What stands for the link in the text. */
  public static final String LINK = "{link}";

  /** A new one. */
  public static Letter to(
      String recipient, String purpose, String subject, String text, @Nullable String link) {
    return new Letter(UUID.randomUUID(), purpose, recipient, subject, text, link);
  }

  /** The text as it is sent. */
  public String whole() {
    return text.replace(LINK, link == null ? "" : link);
  }
}
