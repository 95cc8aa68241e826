package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.Room;
import dev.sidestage.schedule.Schedule;
import dev.sidestage.schedule.Talk;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A schedule in frab's order: days, rooms, talks. The format knows no cancelled talk: those are
 * left out.
 *
 * @param rooms the first day lists all of them, in their order, so that a reader keeps it; each
 *     other day those with a talk
 */
record FrabDays(
    int index,
    LocalDate date,
    OffsetDateTime opens,
    OffsetDateTime closes,
    Map<Room, List<Talk>> rooms) {

  static List<FrabDays> of(Schedule schedule) {
    var byDay = new TreeMap<LocalDate, List<Talk>>();
    var event = schedule.event();
    event
        .startsOn()
        .datesUntil(event.endsOn().plusDays(1))
        .forEach(day -> byDay.put(day, List.of()));
    schedule.talks().stream()
        .filter(talk -> talk.state() != Talk.State.CANCELLED)
        .forEach(
            talk ->
                byDay.merge(
                    talk.slot().day(),
                    List.of(talk),
                    (some, one) -> Stream.concat(some.stream(), one.stream()).toList()));
    var days = new ArrayList<FrabDays>(byDay.size());
    byDay.forEach((date, talks) -> days.add(day(schedule, days.size() + 1, date, talks)));
    return days;
  }

  private static FrabDays day(Schedule schedule, int index, LocalDate date, List<Talk> talks) {
    var zone = schedule.event().zone();
    var opens = date.atTime(Days.CHANGE).atZone(zone).toOffsetDateTime();
    var midnight = date.atStartOfDay(zone).toOffsetDateTime();
    var closes = date.plusDays(1).atTime(Days.CHANGE).atZone(zone).toOffsetDateTime();
    for (var talk : talks) {
      opens = earlier(opens, later(midnight, talk.slot().startsAt()));
      closes = later(closes, talk.slot().endsAt());
    }
    return new FrabDays(index, date, opens, closes, rooms(schedule, index == 1, talks));
  }

  private static Map<Room, List<Talk>> rooms(Schedule schedule, boolean all, List<Talk> talks) {
    var rooms = new LinkedHashMap<Room, List<Talk>>();
    for (var room : schedule.rooms()) {
      var here = talks.stream().filter(talk -> talk.slot().room().equals(room.id())).toList();
      if (all || !here.isEmpty()) {
        rooms.put(room, here);
      }
    }
    return rooms;
  }

  private static OffsetDateTime earlier(OffsetDateTime one, OffsetDateTime other) {
    return one.isBefore(other) ? one : other;
  }

  private static OffsetDateTime later(OffsetDateTime one, OffsetDateTime other) {
    return one.isAfter(other) ? one : other;
  }
}
