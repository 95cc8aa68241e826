package dev.sidestage.schedule;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole thing: what the deployment is about.
 *
 * @param zone the zone that the schedule is written in, which every time is shown in by default
 * @param startsOn first day, in {@code zone}
 * @param endsOn last day, in {@code zone}, at or after {@code startsOn}
 */
public record Event(
    String name,
    @Nullable String acronym,
    ZoneId zone,
    LocalDate startsOn,
    LocalDate endsOn,
    @Nullable URI url,
    List<Link> links) {

  public Event {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an event needs a name");
    }
    if (endsOn.isBefore(startsOn)) {
      throw new IllegalArgumentException(
          "an event can't end on " + endsOn + ", before " + startsOn);
    }
    links = List.copyOf(links);
  }
}
