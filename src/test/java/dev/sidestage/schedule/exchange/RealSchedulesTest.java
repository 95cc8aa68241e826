package dev.sidestage.schedule.exchange;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sidestage.schedule.exchange.Report.Oddity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A real schedule")
class RealSchedulesTest {
  private static final Path DATA =
      Path.of(System.getProperty("sidestage.shared", "../shared")).resolve("data");

  @Test
  @DisplayName("of 38C3 is imported with all of its talks, those after midnight on their evening")
  void congress() throws Exception {
    var imported = read("38c3-schedule.xml");

    var talks = imported.schedule().talks();
    var afterMidnight =
        talks.stream()
            .filter(talk -> !talk.slot().startsAt().toLocalDate().equals(talk.slot().day()))
            .toList();
    assertAll(
        () -> assertReport(imported, 1_007, 72, 4),
        () -> assertEquals(58, afterMidnight.size()),
        () ->
            assertTrue(
                afterMidnight.stream()
                    .allMatch(
                        t -> t.slot().startsAt().toLocalDate().equals(t.slot().day().plusDays(1)))),
        () -> assertEquals("Saal 1", imported.schedule().rooms().get(0).name()),
        () -> assertEquals(List.of("It overlaps another talk in the same room."), sorts(imported)));
  }

  @Test
  @DisplayName("of DebConf 23 is on the days of Kochi, though it is dated in UTC")
  void debconf() throws Exception {
    var imported = read("debconf23.xml");

    var event = imported.schedule().event();
    assertAll(
        () -> assertReport(imported, 117, 5, 8),
        () -> assertEquals(ZoneId.of("Asia/Kolkata"), event.zone()),
        () -> assertEquals(LocalDate.parse("2023-09-10"), event.startsOn()),
        () -> assertEquals(LocalDate.parse("2023-09-17"), event.endsOn()),
        () -> assertEquals(2, imported.report().oddities().size()));
  }

  @Test
  @DisplayName("of pretalx is imported as it is")
  void democon() throws Exception {
    var imported = read("pretalx-democon.json");

    assertReport(imported, 36, 2, 3);
    assertEquals(
        List.of("Its start is not the time of its date in the event's time zone, UTC."),
        sorts(imported));
  }

  @Test
  @DisplayName("of linux.conf.au is imported from its calendar")
  void linuxConf() throws Exception {
    var imported = read("linux-conf-au-2020.ics");

    assertReport(imported, 262, 8, 6);
    assertEquals("linux.conf.au 2020", imported.schedule().event().name());
    assertEquals(List.of("It has no room."), sorts(imported));
  }

  @Test
  @DisplayName("that breaks its schema in five places is understood, with a report of them")
  void invalid() throws Exception {
    var imported = read("frab-invalid.json");

    assertReport(imported, 1, 1, 1);
    assertEquals(4, imported.report().oddities().size());
  }

  private static void assertReport(Imported imported, int talks, int rooms, int days) {
    var report = imported.report();
    assertEquals(
        List.of(talks, rooms, days), List.of(report.talks(), report.rooms(), report.days()));
  }

  private static List<String> sorts(Imported imported) {
    return imported.report().oddities().stream().map(Oddity::what).toList();
  }

  private static Imported read(String file) throws IOException, UnreadableSchedule {
    var path = DATA.resolve(file);
    assumeTrue(Files.exists(path), () -> "no " + path);
    var bytes = Files.readAllBytes(path);
    return ScheduleReader.read(ScheduleReader.ofFile(file, bytes).orElseThrow(), bytes);
  }
}
