package dev.sidestage.schedule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schedule as it is read: of one moment, in order. The feed's event loop. */
final class ScheduleView {
  private ScheduleView() {}

  /** The event with its days and rooms. */
  record EventView(
      @JsonUnwrapped Event event,
      @JsonUnwrapped EventSettings settings,
      List<LocalDate> days,
      List<Room> rooms) {}

  /** All talks, without what is only read of one. */
  record All(int version, List<Summary> talks) {}

  /** A talk in the schedule. */
  record Summary(
      UUID id,
      @JsonUnwrapped Talk.Slot slot,
      Talk.Kind kind,
      @Nullable String type,
      String title,
      @Nullable String subtitle,
      @Nullable String track,
      @Nullable String language,
      List<Talk.Speaker> speakers,
      @Nullable URI url,
      @Nullable URI stream,
      Talk.State state,
      int timeChange,
      int version,
      @Nullable OffsetDateTime previousStart,
      Talk.@Nullable Recording recording,
      @JsonUnwrapped Talk.Run run) {
    static Summary of(Talk talk) {
      var content = talk.content();
      return new Summary(
          talk.id(),
          talk.slot(),
          content.kind(),
          content.type(),
          content.title(),
          content.subtitle(),
          content.track(),
          content.language(),
          content.speakers(),
          content.url(),
          content.stream(),
          talk.state(),
          talk.timeChange(),
          talk.version(),
          talk.history().previousStart(),
          talk.recording(),
          talk.run());
    }
  }

  static EventView event(LiveSchedule schedule) {
    var event = schedule.requireEvent();
    return new EventView(
        event,
        schedule.settings(),
        event.startsOn().datesUntil(event.endsOn().plusDays(1)).toList(),
        schedule.rooms());
  }

  static All all(LiveSchedule schedule) {
    return new All(schedule.version(), schedule.shown().stream().map(Summary::of).toList());
  }
}
