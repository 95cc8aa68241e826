package dev.sidestage.schedule.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sidestage.live.Document;
import dev.sidestage.schedule.Link;
import dev.sidestage.schedule.NamedUuid;
import dev.sidestage.schedule.Room;
import dev.sidestage.schedule.Talk;
import dev.sidestage.web.Json;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The schedule as frab JSON, valid against c3voc.de/schedule/schema.json. */
public record FrabJsonDocument(Publication publication) implements Document {
  /** What the schema takes for a zone; of others, a reader sees the offsets. */
  private static final Pattern ZONE = Pattern.compile("[A-Z][a-z]+/[A-Z][a-z]+.*|.*UTC");

  private record Root(
      @JsonProperty("$schema") String schema, Generator generator, FrabSchedule schedule) {}

  private record Generator(String name, URI url) {}

  private record FrabSchedule(String version, Conference conference) {}

  private record Conference(
      String acronym,
      String title,
      LocalDate start,
      LocalDate end,
      int daysCount,
      @JsonProperty("timeslot_duration") String timeslot,
      @JsonProperty("time_zone_name") @Nullable String zone,
      @Nullable URI url,
      List<Named> tracks,
      List<FrabRoom> rooms,
      List<Day> days) {}

  private record Named(String name) {}

  private record FrabRoom(String name, @Nullable String slug, UUID guid) {}

  private record Day(
      int index,
      LocalDate date,
      @JsonProperty("day_start") String start,
      @JsonProperty("day_end") String end,
      Map<String, List<Event>> rooms) {}

  private record Event(
      UUID guid,
      int id,
      String date,
      String start,
      String end,
      String duration,
      String room,
      String slug,
      URI url,
      String title,
      @JsonInclude @Nullable String subtitle,
      @JsonInclude @Nullable String track,
      String type,
      @JsonInclude @Nullable String language,
      @JsonProperty("abstract") @JsonInclude @Nullable String summary,
      @Nullable String description,
      List<Person> persons,
      List<Reference> links) {}

  private record Person(String name, @JsonProperty("public_name") String publicName) {}

  private record Reference(URI url, String title) {
    static Reference of(Link link) {
      return new Reference(link.url(), link.title());
    }
  }

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public byte[] bytes() {
    return Json.bytes(
        new Root(
            "https://c3voc.de/schedule/schema.json",
            new Generator("Sidestage", publication.site()),
            new FrabSchedule(Integer.toString(publication.version()), conference())));
  }

  private Conference conference() {
    var schedule = publication.schedule();
    var event = schedule.event();
    var names = new FrabNames(event, schedule.talks());
    var days = FrabDays.of(schedule);
    return new Conference(
        names.acronym(),
        event.name(),
        event.startsOn(),
        event.endsOn(),
        days.size(),
        "00:05",
        zone(event.zone()),
        event.url(),
        FrabNames.tracks(schedule.talks()).stream().map(Named::new).toList(),
        schedule.rooms().stream().map(FrabJsonDocument::room).toList(),
        days.stream().map(day -> day(day, names)).toList());
  }

  private static @Nullable String zone(ZoneId zone) {
    return ZONE.matcher(zone.getId()).matches() ? zone.getId() : null;
  }

  private static FrabRoom room(Room room) {
    return new FrabRoom(
        room.name(),
        room.id().length() > 1 ? room.id() : null,
        NamedUuid.of(NamedUuid.TALKS, "room/" + room.id()));
  }

  private Day day(FrabDays day, FrabNames names) {
    var rooms = new LinkedHashMap<String, List<Event>>();
    day.rooms()
        .forEach(
            (room, talks) ->
                rooms.put(
                    room.name(), talks.stream().map(talk -> event(talk, room, names)).toList()));
    return new Day(
        day.index(), day.date(), FrabNames.time(day.opens()), FrabNames.time(day.closes()), rooms);
  }

  private Event event(Talk talk, Room room, FrabNames names) {
    var content = talk.content();
    return new Event(
        talk.id(),
        names.number(talk),
        FrabNames.time(talk.slot().startsAt()),
        FrabNames.start(talk),
        FrabNames.time(talk.slot().endsAt()),
        FrabNames.duration(talk),
        room.name(),
        names.slug(talk),
        content.url() == null ? publication.page(talk) : content.url(),
        content.title(),
        content.subtitle(),
        content.track(),
        Objects.requireNonNullElse(FrabNames.type(content), ""),
        content.language(),
        content.summary(),
        content.description(),
        content.speakers().stream()
            .map(speaker -> new Person(speaker.name(), speaker.name()))
            .toList(),
        content.links().stream().map(Reference::of).toList());
  }
}
