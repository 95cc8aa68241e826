package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.Event;
import dev.sidestage.schedule.Schedule;
import dev.sidestage.schedule.Talk;
import dev.sidestage.schedule.Talk.State;
import dev.sidestage.schedule.exchange.Source.Day;
import dev.sidestage.schedule.exchange.Source.Entry;
import dev.sidestage.schedule.exchange.Times.Span;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a source says into a schedule, by the same rules for every format. Used once, by one
 * thread.
 */
final class Draft {
  private static final int EVENT_NAME = 200;

  private final Source source;
  private final Oddities oddities;
  private final String name;
  private final ZoneId zone;
  private final Days days;
  private final Links links;
  private final Rooms rooms = new Rooms();

  /** An entry with a title and a time: it will be a talk. */
  private record Timed(Entry entry, Span span) {}

  private Draft(Source source, Oddities oddities) {
    this.source = source;
    this.oddities = oddities;
    this.name = name();
    this.zone = EventZone.of(source, oddities);
    this.days = new Days(source.days(), zone, oddities);
    this.links = new Links(source.conference(), oddities);
  }

  /**
   * @throws UnreadableSchedule where not a single talk can be used
   */
  static Imported of(Source source, Oddities oddities) throws UnreadableSchedule {
    if (source.entries().isEmpty() && oddities.firstLoss().isEmpty()) {
      throw new UnreadableSchedule("There is not a single talk in this schedule.");
    }
    return new Draft(source, oddities).finish();
  }

  private Imported finish() throws UnreadableSchedule {
    var timed = timed();
    if (timed.isEmpty()) {
      throw new UnreadableSchedule(
          "No talk in this schedule can be used. For example, "
              + oddities.firstLoss().orElseThrow());
    }
    source.rooms().forEach(room -> rooms.listed(room, links.of(room)));
    var dates = dates(timed);
    var talks = talks(timed, dates);
    var eventDays = eventDays(talks, dates);
    var event =
        new Event(
            name,
            Texts.line(source.conference().acronym()),
            zone,
            eventDays.first(),
            eventDays.last(),
            links.of(source.conference()),
            List.of());
    var schedule = new Schedule(event, rooms.list(), talks);
    return new Imported(schedule, report(schedule, eventDays.size()));
  }

  private Report report(Schedule schedule, int dayCount) {
    return new Report(
        source.format(),
        schedule.talks().size(),
        schedule.rooms().size(),
        dayCount,
        oddities.list());
  }

  private String name() {
    var conference = source.conference();
    var title = Texts.line(conference.title());
    if (title != null) {
      return Texts.cut(title, EVENT_NAME);
    }
    var acronym = Texts.line(conference.acronym());
    var fallback = acronym == null ? "Schedule" : Texts.cut(acronym, EVENT_NAME);
    oddities.add(conference.place(), "The event has no title.", "It is called “" + fallback + "”.");
    return fallback;
  }

  private List<Timed> timed() {
    var times = new Times(zone, days, oddities);
    var timed = new ArrayList<Timed>();
    for (var entry : source.entries()) {
      if (Texts.line(entry.words().title()) == null) {
        oddities.leftOut(entry.where(), "It has no title.");
      } else {
        times.of(entry).ifPresent(span -> timed.add(new Timed(entry, span)));
      }
    }
    return timed;
  }

  private Map<Day, LocalDate> dates(List<Timed> timed) {
    var starts = new HashMap<Day, List<ZonedDateTime>>();
    source.days().stream()
        .filter(day -> days.of(day).isPresent())
        .forEach(day -> starts.put(day, new ArrayList<>()));
    for (var item : timed) {
      var listed = item.entry.day() == null ? null : starts.get(item.entry.day());
      if (listed != null) {
        listed.add(item.span.startsAt());
      }
    }
    var dates = new HashMap<Day, LocalDate>();
    source.days().stream()
        .filter(starts::containsKey)
        .forEach(day -> dates.put(day, days.settle(day, starts.getOrDefault(day, List.of()))));
    return dates;
  }

  private List<Talk> talks(List<Timed> timed, Map<Day, LocalDate> dates) {
    var ids = new TalkIds(source.format(), name, oddities);
    var contents = new Contents(links, oddities);
    var placed = new ArrayList<Overlaps.Placed>(timed.size());
    for (var item : timed) {
      var entry = item.entry;
      var slot = slot(entry, item.span, dates);
      var id = ids.of(entry, slot.startsAt());
      var state = entry.cancelled() ? State.CANCELLED : State.SCHEDULED;
      var talk = Talk.planned(id, slot, contents.of(entry, id), state, recording(entry));
      placed.add(new Overlaps.Placed(entry.where(), talk));
    }
    Overlaps.report(placed, oddities);
    return placed.stream().map(Overlaps.Placed::talk).toList();
  }

  private Talk.@Nullable Recording recording(Entry entry) {
    var url = links.recordingOf(entry);
    var start = Stamp.parse(entry.more().recordingStart()).map(stamp -> stamp.in(zone));
    return url == null
        ? null
        : new Talk.Recording(url, start.map(ZonedDateTime::toOffsetDateTime).orElse(null));
  }

  private Talk.Slot slot(Entry entry, Span span, Map<Day, LocalDate> dates) {
    var date = entry.day() == null ? null : dates.get(entry.day());
    return new Talk.Slot(
        rooms.named(room(entry)).id(),
        date == null ? Days.eveningOf(span.startsAt()) : date,
        span.startsAt().toOffsetDateTime(),
        span.endsAt().toOffsetDateTime());
  }

  private @Nullable String room(Entry entry) {
    var room = Texts.line(entry.room());
    if (room == null) {
      oddities.add(entry, "It has no room.", "It was put into the room “" + Rooms.NOWHERE + "”.");
    }
    return room;
  }

  private static NavigableSet<LocalDate> eventDays(List<Talk> talks, Map<Day, LocalDate> dates) {
    var all = new TreeSet<>(dates.values());
    talks.forEach(talk -> all.add(talk.slot().day()));
    return all;
  }
}
