package dev.sidestage.day;

import dev.sidestage.ledger.LogEntry;
import dev.sidestage.live.Frame;
import dev.sidestage.live.Frames;
import dev.sidestage.live.Projection;
import dev.sidestage.schedule.LiveSchedule;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is being announced. The feed's event loop. */
public final class LiveAnnouncements implements Projection {
  private final LiveSchedule schedule;
  private Map<UUID, Announcement> byId = new HashMap<>();

  public LiveAnnouncements(LiveSchedule schedule) {
    this.schedule = schedule;
  }

  /** What is being said at that time, the newest first. */
  List<Announcement> at(OffsetDateTime time) {
    return byId.values().stream()
        .filter(announcement -> !announcement.isOverAt(time) && isOfNow(announcement))
        .sorted(Comparator.comparing(Announcement::at).reversed().thenComparing(Announcement::id))
        .toList();
  }

  /** A room of the sample makes way for the real ones. */
  private boolean isOfNow(Announcement announcement) {
    return announcement.room() == null || schedule.room(announcement.room()).isPresent();
  }

  @Override
  public Set<String> kinds() {
    return Set.of(Announcement.ENTRY);
  }

  @Override
  public Future<Runnable> load(SqlConnection snapshot) {
    return AnnouncementStore.latest(snapshot)
        .map(
            loaded ->
                () -> {
                  byId = new HashMap<>();
                  loaded.forEach(announcement -> byId.put(announcement.id(), announcement));
                });
  }

  @Override
  public void apply(LogEntry entry) {
    var announcement = entry.dataAs(Announcement.class);
    byId.put(announcement.id(), announcement);
  }

  /** As it is now: one that was taken back is sent with its end. */
  @Override
  public Frames frames(LogEntry entry) {
    var said = entry.dataAs(Announcement.class);
    var now = byId.getOrDefault(said.id(), said);
    return Frames.toAll(said.id(), new Frame(Announcement.ENTRY, now));
  }
}
