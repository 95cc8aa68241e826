package dev.sidestage.schedule.exchange;

import static dev.sidestage.schedule.exchange.ICalendarTest.MORNING;
import static dev.sidestage.schedule.exchange.ICalendarTest.calendar;
import static dev.sidestage.schedule.exchange.ICalendarTest.event;
import static dev.sidestage.schedule.exchange.Oddly.assertOdd;
import static dev.sidestage.schedule.exchange.Oddly.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sidestage.schedule.exchange.Report.Format;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("iCalendar's times")
class ICalendarZonesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Europe/Berlin, 2024-12-27T10:30+01:00",
    "europe/berlin, 2024-12-27T10:30+01:00",
    "W. Europe Standard Time, 2024-12-27T10:30+01:00",
    "/citadel.org/20210210_1/America/New_York, 2024-12-27T16:30+01:00",
    "Customized Time Zone, 2024-12-27T16:30+01:00"
  })
  @DisplayName("understands zones by IANA's name, Windows', behind a prefix, or as it says itself")
  void zones(String id, String start) {
    var zone =
        "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nX-LIC-LOCATION:America/New_York\nEND:VTIMEZONE\n";

    var imported =
        read(
            calendar(
                zone, event("1", "SUMMARY:A\n" + MORNING.replace("=Europe/Berlin", "=" + id))));

    assertEquals(start, only(imported).slot().startsAt().toString());
    assertEquals(List.of(), imported.report().oddities());
  }

  @Test
  @DisplayName("takes the calendar's zone for a zone that nobody knows, and for times without one")
  void unknownZone() {
    var unknown = event("1", "SUMMARY:A\n" + MORNING.replace("Europe/Berlin", "Mars/Base"));
    var floating = event("2", "SUMMARY:B\n" + MORNING.replace(";TZID=Europe/Berlin", ""));

    var imported = read(calendar(unknown, floating));

    assertEquals("2024-12-27T10:30+01:00", starts(imported, 0));
    assertEquals("2024-12-27T10:30+01:00", starts(imported, 1));
    assertOdd(imported, "talk “A” (Mars/Base)", "not a known one");
  }

  @Test
  @DisplayName("is in the first zone that it uses where it names none, else in UTC")
  void eventZone() {
    var zoned = calendar(event("1", "SUMMARY:A\n" + MORNING)).replaceAll("X-WR-TIMEZONE.*\n", "");
    var floating = zoned.replace(";TZID=Europe/Berlin", "");

    assertEquals(ZoneId.of("Europe/Berlin"), read(zoned).schedule().event().zone());
    assertEquals(ZoneId.of("UTC"), read(floating).schedule().event().zone());
    assertOdd(read(floating), "line 1", "No time zone is named");
  }

  private static String starts(Imported imported, int talk) {
    return imported.schedule().talks().get(talk).slot().startsAt().toString();
  }

  private static Imported read(String text) {
    return Oddly.read(Format.ICALENDAR, text);
  }
}
