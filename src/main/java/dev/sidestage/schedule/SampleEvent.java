package dev.sidestage.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sidestage.schedule.Talk.Content;
import dev.sidestage.schedule.Talk.Kind;
import dev.sidestage.schedule.Talk.Slot;
import dev.sidestage.schedule.Talk.Speaker;
import dev.sidestage.schedule.Talk.State;
import dev.sidestage.schedule.exchange.RichText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The event that a deployment shows until it is given one: two days of an invented community, laid
 * around the first start so that something is on, and something starts, while one looks.
 *
 * <p>Its content is {@code sample-event.json}. A talk's {@code from} there is in minutes after the
 * <em>turn</em>: the full minute, one to two after the first start, at which one talk on the main
 * stage ends and the next begins. The second day's are after the same time of the day after.
 */
public final class SampleEvent {
  private static final String CONTENT = "/sample-event.json";
  private static final Duration UNTIL_TURN = Duration.ofSeconds(60);

  private final ContentFile content;
  private final ZonedDateTime turn;
  private final LocalDate firstDay;

  private SampleEvent(ContentFile content, ZonedDateTime turn) {
    this.content = content;
    this.turn = turn;
    this.firstDay = turn.plusMinutes(opening(content.days().get(0))).toLocalDate();
  }

  /**
   * The same rooms, talks and ids at each call, at other times.
   *
   * @param firstStart when the deployment started for the first time
   */
  public static Schedule laidAround(Instant firstStart, ZoneId zone) {
    return new SampleEvent(content(), turn(firstStart, zone)).schedule();
  }

  private static ZonedDateTime turn(Instant firstStart, ZoneId zone) {
    var earliest = firstStart.plus(UNTIL_TURN);
    var minute = earliest.truncatedTo(ChronoUnit.MINUTES);
    var next = minute.equals(earliest) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    return next.atZone(zone);
  }

  private Schedule schedule() {
    var talks = new ArrayList<Talk>();
    for (var day = 0; day < content.days().size(); day++) {
      for (var item : content.days().get(day)) {
        talks.add(talk(item, day));
      }
    }
    var lastDay = firstDay.plusDays(content.days().size() - 1L);
    var event =
        new Event(
            content.name(), content.acronym(), turn.getZone(), firstDay, lastDay, null, List.of());
    return new Schedule(event, content.rooms().stream().map(SampleEvent::room).toList(), talks);
  }

  private static Room room(RoomItem item) {
    return Room.of(Slug.of(item.name()), item.name(), item.stream(), true);
  }

  private Talk talk(TalkItem item, int day) {
    var start = turn.plusDays(day).plusMinutes(item.from());
    var slot =
        new Slot(
            Slug.of(item.room()),
            firstDay.plusDays(day),
            start.toOffsetDateTime(),
            start.plusMinutes(item.minutes()).toOffsetDateTime());
    var id = NamedUuid.of(NamedUuid.TALKS, "sample/" + item.title());
    return Talk.planned(id, slot, about(item), State.SCHEDULED, null);
  }

  private static Content about(TalkItem item) {
    return new Content(
        item.kind(),
        item.type(),
        item.title(),
        null,
        item.track(),
        "en",
        RichText.of(item.summary()),
        null,
        item.speakers().stream().map(Speaker::new).toList(),
        List.of(),
        null,
        null);
  }

  private static long opening(List<TalkItem> day) {
    return day.stream().mapToLong(TalkItem::from).min().orElseThrow();
  }

  private static ContentFile content() {
    try (var file = SampleEvent.class.getResourceAsStream(CONTENT)) {
      return JsonMapper.builder().build().readValue(file, ContentFile.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the sample event can't be read from " + CONTENT, e);
    }
  }

  private record ContentFile(
      String name, String acronym, List<RoomItem> rooms, List<List<TalkItem>> days) {}

  private record RoomItem(String name, @Nullable URI stream) {}

  /**
   * A talk as the file has it.
   *
   * @param from in minutes after the turn
   */
  private record TalkItem(
      String room,
      long from,
      long minutes,
      Kind kind,
      String title,
      @Nullable String type,
      @Nullable String track,
      List<String> speakers,
      @JsonProperty("abstract") @Nullable String summary) {}
}
