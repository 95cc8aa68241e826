package dev.sidestage.schedule;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One stream or venue.
 *
 * @param id what addresses and topics call it: lower-case letters, digits and dashes, at most 60
 * @param stream where its stream plays: a YouTube, Twitch or Vimeo page, or an HLS playlist
 * @param moderated whether questions wait for a moderator before everybody sees them
 */
public record Room(String id, String name, @Nullable URI stream, boolean moderated) {
  private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");

  public Room {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "a room's id is lower-case letters, digits and dashes: " + id);
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("a room needs a name");
    }
  }

  /** Whether a room may be called so. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
