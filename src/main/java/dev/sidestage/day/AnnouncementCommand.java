package dev.sidestage.day;

import dev.sidestage.ledger.Command;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the organiser says to everybody, or to a room. */
public sealed interface AnnouncementCommand extends Command<Announcement> {
  /** Says it; what is being said already isn't said twice. */
  record Say(
      UUID actor, UUID id, @Nullable String room, String text, @Nullable OffsetDateTime endsAt)
      implements AnnouncementCommand {}

  /** Takes it back. */
  record End(UUID actor, UUID id) implements AnnouncementCommand {}
}
