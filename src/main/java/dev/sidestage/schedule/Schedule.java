package dev.sidestage.schedule;

import java.util.List;

/**
 * An event with its rooms and talks, as a source gives it: every talk's room is among the rooms.
 */
public record Schedule(Event event, List<Room> rooms, List<Talk> talks) {
  public Schedule {
    rooms = List.copyOf(rooms);
    talks = List.copyOf(talks);
  }
}
