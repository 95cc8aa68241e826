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
 * @param automatic whether the clock starts and ends its talks; else nothing happens by itself
 * @param streamDelay by how many seconds its stream lags; null: as the event's
 */
public record Room(
    String id,
    String name,
    @Nullable URI stream,
    boolean moderated,
    boolean automatic,
    @Nullable Integer streamDelay) {
  private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");

  /** A room as a source gives it, before anybody has set anything of it. */
  public static Room of(String id, String name, @Nullable URI stream, boolean moderated) {
    return new Room(id, name, stream, moderated, true, null);
  }

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
