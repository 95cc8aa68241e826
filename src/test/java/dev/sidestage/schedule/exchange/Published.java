package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.Schedule;
import dev.sidestage.schedule.Talk;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;

/** A schedule as if it were stored: for exports without a database. */
final class Published {
  private static final OffsetDateTime CHANGED = OffsetDateTime.parse("2036-11-01T10:00:00Z");
  private static final URI SITE = URI.create("https://talks.example.org");

  private Published() {}

  static Publication of(Schedule schedule) {
    List<Talk> talks = schedule.talks().stream().map(Published::stored).toList();
    return new Publication(new Schedule(schedule.event(), schedule.rooms(), talks), 1, SITE);
  }

  private static Talk stored(Talk talk) {
    return new Talk(
        talk.id(),
        talk.slot(),
        talk.content(),
        talk.state(),
        0,
        1,
        new Talk.History(0, CHANGED, null),
        talk.recording(),
        talk.run());
  }
}
