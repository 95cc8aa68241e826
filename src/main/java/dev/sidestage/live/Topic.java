package dev.sidestage.live;

import java.util.Optional;
import java.util.UUID;

/**
 * What a stream is about: {@code schedule}, {@code room:…} or {@code talk:…}.
 *
 * @param room the one room that it belongs to, where it does
 */
public record Topic(String name, Optional<String> room) {
  /** All talks of all rooms. */
  public static final String SCHEDULE = "schedule";

  public static String room(String room) {
    return "room:" + room;
  }

  public static String talk(UUID talk) {
    return "talk:" + talk;
  }
}
