package dev.sidestage.schedule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.live.Document;
import dev.sidestage.schedule.Event;
import dev.sidestage.schedule.Link;
import dev.sidestage.schedule.Room;
import dev.sidestage.schedule.Schedule;
import dev.sidestage.schedule.Talk;
import dev.sidestage.schedule.exchange.Report.Format;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever a schedule holds: written and read again, it is the same. */
@Label("Any schedule")
class RoundTripProperties {
  private static final LocalDate DAY = LocalDate.of(2036, 3, 29);

  /** Its clocks go forward in the second night. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** A talk before it has a place. */
  private record Sketch(
      String title,
      @Nullable String text,
      List<String> speakers,
      int room,
      int minute,
      int length,
      @Nullable String track) {}

  @Property(tries = 200)
  @Label("comes back from our own JSON as it was")
  void own(@ForAll("schedules") Schedule schedule) throws UnreadableSchedule {
    assertSame(schedule, new SidestageDocument(schedule), Format.SIDESTAGE_JSON);
  }

  @Property(tries = 200)
  @Label("comes back from frab XML as it was")
  void xml(@ForAll("schedules") Schedule schedule) throws UnreadableSchedule {
    assertSame(schedule, new FrabXmlDocument(Published.of(schedule)), Format.FRAB_XML);
  }

  @Property(tries = 200)
  @Label("comes back from frab JSON as it was")
  void json(@ForAll("schedules") Schedule schedule) throws UnreadableSchedule {
    assertSame(schedule, new FrabJsonDocument(Published.of(schedule)), Format.FRAB_JSON);
  }

  @Property(tries = 200)
  @Label("comes back from a calendar with its times, titles and texts")
  void calendar(@ForAll("schedules") Schedule schedule) throws UnreadableSchedule {
    var document = new CalendarDocument(Published.of(schedule), "A calendar", null);
    var read = ScheduleReader.read(Format.ICALENDAR, document.bytes()).schedule();
    assertEquals(
        schedule.talks().stream().map(RoundTripProperties::essence).sorted().toList(),
        read.talks().stream().map(RoundTripProperties::essence).sorted().toList());
    for (var talk : schedule.talks()) {
      var text = talk.content().summary();
      assertTrue(text == null || text.equals(description(read, talk)));
    }
  }

  private static @Nullable String description(Schedule read, Talk talk) {
    return read.talks().stream()
        .filter(found -> found.id().equals(talk.id()))
        .findFirst()
        .orElseThrow()
        .content()
        .description();
  }

  private static String essence(Talk talk) {
    return talk.id() + talk.content().title() + talk.slot().startsAt() + talk.slot().endsAt();
  }

  private static void assertSame(Schedule schedule, Document document, Format format)
      throws UnreadableSchedule {
    var read = ScheduleReader.read(format, document.bytes()).schedule();
    assertEquals(schedule.rooms(), read.rooms());
    assertEquals(
        schedule.talks().stream().map(Talk::toString).sorted().toList(),
        read.talks().stream().map(Talk::toString).sorted().toList());
    assertEquals(schedule.event(), read.event());
  }

  @Provide
  Arbitrary<Schedule> schedules() {
    var lines = Arbitraries.strings().ofMinLength(1).ofMaxLength(40);
    var texts =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(200),
            lines.map(line -> "# " + line + "\n\n* one\n* **two** " + line),
            lines.map(line -> "<p>" + line + "</p><script>alert(1)</script><ul><li>x</ul>"));
    var sketch =
        Combinators.combine(
                lines.filter(line -> Texts.line(line) != null),
                texts.injectNull(0.2),
                lines.list().ofMaxSize(3),
                Arbitraries.integers().between(0, 4),
                Arbitraries.integers().between(0, 24 * 60 - 1),
                Arbitraries.integers().between(1, 300),
                lines.injectNull(0.5))
            .as(Sketch::new);
    return sketch.list().ofMinSize(1).ofMaxSize(8).map(RoundTripProperties::schedule);
  }

  private static Schedule schedule(List<Sketch> sketches) {
    var rooms = List.of("Saal 1", "Saal Ä", "会议室", "a", "Hall & Co. <2>");
    var listed = new Rooms();
    rooms.forEach(listed::named);
    var talks = new ArrayList<Talk>();
    for (var sketch : sketches) {
      talks.add(talk(sketch, talks.size(), listed.list()));
    }
    var event = new Event("Any event", "any_event", ZONE, DAY, DAY.plusDays(1), null, List.of());
    return new Schedule(event, listed.list(), talks);
  }

  private static Talk talk(Sketch sketch, int index, List<Room> rooms) {
    var day = DAY.plusDays(index % 2);
    var start = day.atTime(Days.CHANGE).atZone(ZONE).plusMinutes(sketch.minute);
    var speakers =
        sketch.speakers.stream()
            .map(Texts::line)
            .filter(Objects::nonNull)
            .distinct()
            .map(Talk.Speaker::new)
            .toList();
    var title = String.valueOf(Texts.line(sketch.title));
    var content =
        new Talk.Content(
            Kinds.of(null, title, !speakers.isEmpty()),
            null,
            title,
            null,
            Texts.line(sketch.track),
            "en",
            RichText.of(Texts.body(sketch.text)),
            null,
            speakers,
            List.of(new Link("Slides, and more", URI.create("https://example.org/?a=1&b=2"))),
            null,
            null);
    var slot =
        new Talk.Slot(
            rooms.get(sketch.room).id(),
            day,
            start.toOffsetDateTime(),
            start.plusMinutes(sketch.length).toOffsetDateTime());
    return Talk.planned(new UUID(index, 7), slot, content, Talk.State.SCHEDULED, null);
  }
}
