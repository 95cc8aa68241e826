package dev.sidestage.faults;

import dev.sidestage.Client;
import dev.sidestage.LiveStream.Event;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schedule of the day that is played, and what is told of it. Its times are UTC. */
final class Morning {
  private static final Set<String> NOTICES = Set.of("talk.soon", "talk.started", "talk.ended");

  /** Neither has an entry of the log behind it. */
  private static final Set<String> UNNUMBERED = Set.of("hello", "votes", "audience", "end");

  static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <schedule><version>1</version>
      <conference><title>A morning</title><acronym>morning</acronym><days>1</days>
      <start>2026-12-01</start><end>2026-12-01</end>
      <time_zone_name>UTC</time_zone_name></conference>
      <day index="1" date="2026-12-01" start="2026-12-01T08:00:00Z" end="2026-12-01T20:00:00Z">
      <room name="Hall">%s</room><room name="Studio">%s</room></day>
      </schedule>
      """
          .formatted(
              Stream.of(
                      talk(1, "Hall", "Opening", "09:00", "00:20"),
                      talk(2, "Hall", "Missed", "09:20", "00:10"),
                      talk(3, "Hall", "Begun meanwhile", "09:30", "01:00"),
                      talk(4, "Hall", "Afternoon", "14:00", "01:00"))
                  .collect(Collectors.joining()),
              Stream.of(
                      talk(5, "Studio", "All morning", "09:00", "03:00"),
                      talk(6, "Studio", "Missed, too", "09:25", "00:05"),
                      talk(7, "Studio", "Late", "09:37", "00:30"))
                  .collect(Collectors.joining()));

  private Morning() {}

  private static String talk(int id, String room, String title, String start, String duration) {
    return """
        <event id="%1$d" guid="00000000-0000-4000-8000-%1$012d"><room>%2$s</room>
        <title>%3$s</title><type>Lecture</type>
        <date>2026-12-01T%4$s:00+00:00</date><start>%4$s</start><duration>%5$s</duration></event>
        """
        .formatted(id, room, title, start, duration);
  }

  /** The id of the talk with that title. */
  static UUID talk(Client client, String title) {
    for (var talk : client.get("/api/schedule").json().get("talks")) {
      if (talk.get("title").asText().equals(title)) {
        return UUID.fromString(talk.get("id").asText());
      }
    }
    throw new AssertionError("no talk '" + title + "'");
  }

  static boolean isNotice(Event event) {
    return NOTICES.contains(event.event());
  }

  /** Whether it is that notice of that talk. */
  static boolean tells(Event event, String notice, UUID talk) {
    return event.event().equals(notice)
        && event.json().get("talk").asText().equals(talk.toString());
  }

  /** The events that are entries of the log. */
  static List<Event> entries(List<Event> events) {
    return events.stream().filter(event -> !UNNUMBERED.contains(event.event())).toList();
  }

  /** Which entries they are, in order. */
  static List<String> names(List<Event> events) {
    return entries(events).stream().map(event -> event.id() + " " + event.event()).toList();
  }
}
