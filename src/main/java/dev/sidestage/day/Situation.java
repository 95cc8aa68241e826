package dev.sidestage.day;

import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Talk;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Predicate;

/**
 * What a rearrangement starts from.
 *
 * @param talks at least those that are named, and all that are live
 * @param isRoom whether there is such a room
 * @param zone the event's
 */
record Situation(Collection<Talk> talks, Predicate<String> isRoom, ZoneId zone, Instant now) {
  static Situation of(LiveSchedule schedule, Collection<Talk> talks, Instant now) {
    ZoneId zone = schedule.event().map(event -> event.zone()).orElse(ZoneOffset.UTC);
    return new Situation(talks, id -> schedule.room(id).isPresent(), zone, now);
  }
}
