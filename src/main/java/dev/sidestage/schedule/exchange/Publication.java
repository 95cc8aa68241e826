package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.Room;
import dev.sidestage.schedule.Schedule;
import dev.sidestage.schedule.Talk;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an export is made of: all that everybody may see, of one moment.
 *
 * @param version counts the imports
 * @param site where Sidestage is, without a slash at its end
 */
public record Publication(Schedule schedule, int version, URI site) {
  /** The page of a talk. */
  URI page(Talk talk) {
    return URI.create(site + "/talks/" + talk.id());
  }

  /** A document of ours. */
  public URI at(String path) {
    return URI.create(site + path);
  }

  Optional<Room> room(Talk talk) {
    return schedule.rooms().stream()
        .filter(room -> room.id().equals(talk.slot().room()))
        .findFirst();
  }

  String roomName(Talk talk) {
    return room(talk).map(Room::name).orElse(talk.slot().room());
  }

  /** Where the talk's stream plays: its own, else its room's. */
  @Nullable URI stream(Talk talk) {
    return talk.content().stream() != null
        ? talk.content().stream()
        : room(talk).map(Room::stream).orElse(null);
  }

  /** The same with some talks only. */
  public Publication only(Predicate<Talk> wanted) {
    var talks = schedule.talks().stream().filter(wanted).toList();
    return new Publication(new Schedule(schedule.event(), schedule.rooms(), talks), version, site);
  }

  /** The same with one talk only. */
  public Publication only(Talk talk) {
    var one = new Schedule(schedule.event(), room(talk).stream().toList(), List.of(talk));
    return new Publication(one, version, site);
  }
}
