package dev.sidestage.schedule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sidestage.live.Document;
import dev.sidestage.schedule.Room;
import dev.sidestage.schedule.Schedule;
import dev.sidestage.schedule.exchange.Report.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A real schedule that is imported, exported and imported again")
class RoundTripTest {
  private static final Path DATA =
      Path.of(System.getProperty("sidestage.shared", "../shared")).resolve("data");
  private static final Set<String> FRAB =
      Set.of("38c3-schedule.xml", "debconf23.xml", "pretalx-democon.json", "frab-invalid.json");

  @ParameterizedTest(name = "changes nothing: {0}")
  @CsvSource({
    "38c3-schedule.xml",
    "debconf23.xml",
    "pretalx-democon.json",
    "linux-conf-au-2020.ics",
    "frab-invalid.json"
  })
  void again(String file) throws Exception {
    var path = DATA.resolve(file);
    assumeTrue(Files.exists(path), () -> "no " + path);
    var bytes = Files.readAllBytes(path);
    var first = ScheduleReader.read(ScheduleReader.ofFile(file, bytes).orElseThrow(), bytes);
    var made = Published.of(first.schedule());

    assertSame(first.schedule(), new SidestageDocument(made.schedule()), Format.SIDESTAGE_JSON);
    assertSame(first.schedule(), new FrabXmlDocument(made), Format.FRAB_XML);
    assertSame(first.schedule(), new FrabJsonDocument(made), Format.FRAB_JSON);
    var calendar = new CalendarDocument(made, first.schedule().event().name(), null);
    if (FRAB.contains(file)) {
      assertSameTimes(first.schedule(), calendar);
    } else {
      assertSameTalks(first.schedule(), calendar, Format.ICALENDAR);
    }
  }

  private static void assertSame(Schedule before, Document document, Format format)
      throws UnreadableSchedule {
    var after = assertSameTalks(before, document, format);
    assertEquals(before.event().name(), after.event().name());
    assertEquals(before.event().zone(), after.event().zone());
    assertEquals(before.event().startsOn(), after.event().startsOn());
    assertEquals(before.event().endsOn(), after.event().endsOn());
    assertEquals(before.event().url(), after.event().url());
    assertEquals(before.rooms(), after.rooms());
  }

  private static Schedule assertSameTalks(Schedule before, Document document, Format format)
      throws UnreadableSchedule {
    var after = ScheduleReader.read(format, document.bytes()).schedule();
    assertEquals(lines(before), lines(after), format.word());
    return after;
  }

  /** A calendar has no days, tracks and speakers; but times, rooms, titles and ids. */
  private static void assertSameTimes(Schedule before, Document document)
      throws UnreadableSchedule {
    var after = ScheduleReader.read(Format.ICALENDAR, document.bytes()).schedule();
    assertEquals(List.of(), others(times(before), times(after)));
    assertEquals(List.of(), others(times(after), times(before)));
  }

  private static List<String> others(List<String> lines, List<String> known) {
    var others = new ArrayList<>(lines);
    known.forEach(others::remove);
    return others;
  }

  private static List<String> lines(Schedule schedule) {
    return sorted(schedule.talks().stream().map(talk -> talk.id() + " " + talk));
  }

  private static List<String> times(Schedule schedule) {
    var rooms = schedule.rooms().stream().collect(Collectors.toMap(Room::id, Room::name));
    return sorted(
        schedule.talks().stream()
            .map(
                talk ->
                    talk.id()
                        + talk.content().title()
                        + talk.slot().startsAt()
                        + talk.slot().endsAt()
                        + rooms.get(talk.slot().room())));
  }

  private static List<String> sorted(Stream<String> lines) {
    return new ArrayList<>(lines.sorted().toList());
  }
}
