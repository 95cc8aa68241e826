package dev.sidestage.schedule.exchange;

import static dev.sidestage.schedule.exchange.FrabXmlText.event;
import static dev.sidestage.schedule.exchange.FrabXmlText.morning;
import static dev.sidestage.schedule.exchange.FrabXmlText.read;
import static dev.sidestage.schedule.exchange.FrabXmlText.schedule;
import static dev.sidestage.schedule.exchange.Oddly.assertOdd;
import static dev.sidestage.schedule.exchange.Oddly.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.schedule.Talk.Slot;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A frab talk's time")
class FrabTimesTest {

  @Test
  @DisplayName("is its date, shown in the event's zone, whatever offset it is written with")
  void dateInUtc() {
    var imported = read(schedule(timed("2024-12-27T09:30:00Z", "10:30", "00:45")));

    assertEquals("2024-12-27T10:30+01:00", slot(imported).startsAt().toString());
    assertEquals("2024-12-27T11:15+01:00", slot(imported).endsAt().toString());
    assertEquals(0, imported.report().oddities().size());
  }

  @Test
  @DisplayName("is its date where start says something else, which is reported")
  void startDisagrees() {
    var imported = read(schedule(timed("2024-12-27T09:30:00Z", "09:30", "00:45")));

    assertEquals("2024-12-27T10:30+01:00", slot(imported).startsAt().toString());
    assertOdd(imported, "(start 09:30, date 10:30)", "not the time of its date");
  }

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "10:30, 2024-12-27T10:30+01:00",
    "9:00, 2024-12-27T09:00+01:00",
    "00:30, 2024-12-28T00:30+01:00",
    "05:59, 2024-12-28T05:59+01:00",
    "08:30, 2024-12-27T08:30+01:00",
    "06:30, 2024-12-28T06:30+01:00"
  })
  @DisplayName("is the day's date and start where date has no offset, after midnight a day later")
  void withoutOffset(String start, String expected) {
    var imported = read(schedule(timed("2024-12-27", start, "00:45")));

    assertEquals(expected, slot(imported).startsAt().toString());
    assertEquals(LocalDate.parse("2024-12-27"), slot(imported).day());
    assertOdd(imported, "talk “T”", "no offset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-12-27T10:30:00.000+01:00",
        "2024-12-27 10:30:00+0100",
        "2024-12-27T10:30+01:00",
        "2024-12-27T10:30:00+1:00",
        "2024-12-27t09:30:00z",
        "2024-12-27T10:30:00"
      })
  @DisplayName("is understood in all the ways in which programs write a date")
  void ways(String date) {
    var imported = read(schedule(timed(date, "10:30", "00:45")));

    assertEquals("2024-12-27T10:30+01:00", slot(imported).startsAt().toString());
  }

  @Test
  @DisplayName("is its date in the event's zone where it has neither offset nor start")
  void localDateOnly() {
    var imported = read(schedule(timed("2024-12-27T23:30:00", "", "00:45")));

    assertEquals("2024-12-27T23:30+01:00", slot(imported).startsAt().toString());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"00:45, 45", "1:30, 90", "01:30:00, 90", "25:00, 1500", "PT40M, 40", "30, 30"})
  @DisplayName("lasts as long as its duration, in any of its forms")
  void durations(String duration, long minutes) {
    var slot = slot(read(schedule(timed("2024-12-27T10:30:00+01:00", "10:30", duration))));

    assertEquals(slot.startsAt().plusMinutes(minutes), slot.endsAt());
  }

  @Test
  @DisplayName("ends at its end where that differs from its duration")
  void end() {
    var event = timed("2024-12-27T10:30:00+01:00", "10:30", "00:45");

    var imported =
        read(schedule(event.replace("</event>", "<end>2024-12-27T11:00:00+01:00</end></event>")));

    assertEquals("2024-12-27T11:00+01:00", slot(imported).endsAt().toString());
    assertOdd(imported, "(end 11:00, duration 00:45)", "disagree");
  }

  @ParameterizedTest(name = "date “{0}”, start “{1}”, duration “{2}”")
  @CsvSource({
    "'', '', 00:45, no readable start",
    "soon, then, 00:45, no readable start",
    "2024-12-27T10:30:00+01:00, 10:30, '', no readable duration",
    "2024-12-27T10:30:00+01:00, 10:30, 00:00, no readable duration",
    "2024-12-27T10:30:00+01:00, 10:30, PT-5M, no readable duration",
    "2024-12-27T10:30:00+01:00, 10:30, PT9999999999H, no readable duration"
  })
  @DisplayName("must mean something: else the talk is left out, and reported")
  void leftOut(String date, String start, String duration, String what) {
    var imported = read(schedule(morning(1, ""), timed(date, start, duration)));

    assertEquals("Talk 1", only(imported).content().title());
    assertOdd(imported, "talk “T”", what);
  }

  @Test
  @DisplayName("can't end before it starts")
  void endBeforeStart() {
    var early = "<end>2024-12-27T10:00:00+01:00</end></event>";
    var event = timed("2024-12-27T10:30:00+01:00", "10:30", "").replace("</event>", early);

    var imported = read(schedule(morning(1, ""), event));

    assertOdd(imported, "talk “T”", "ends before it starts");
  }

  @Test
  @DisplayName("is left to the day's date and start where its year is far off")
  void absurdYear() {
    var imported = read(schedule(timed("+999999999-12-31T10:30:00+01:00", "10:30", "00:30")));

    assertEquals("2024-12-27T10:30+01:00", slot(imported).startsAt().toString());
  }

  @Test
  @DisplayName("is reported where it is outside of the hours of its day")
  void outside() {
    var imported = read(schedule(timed("2024-12-29T10:30:00+01:00", "10:30", "00:45")));

    assertEquals(LocalDate.parse("2024-12-27"), slot(imported).day());
    assertOdd(imported, "(starts 2024-12-29T10:30)", "outside of the hours");
  }

  @Test
  @DisplayName("is right across the night in which the clocks change")
  void clocksChange() {
    var days =
        """
        <day index="1" date="2024-10-26" start="2024-10-26T09:00:00+02:00" end="2024-10-27T06:00:00+01:00">
        <room name="Saal 1">%s</room></day>
        """
            .formatted(timed("2024-10-26", "03:30", "00:45"));

    var slot = slot(read(FrabXmlText.of(FrabXmlText.BERLIN, days)));

    assertEquals("2024-10-27T03:30+01:00", slot.startsAt().toString());
    assertEquals(LocalDate.parse("2024-10-26"), slot.day());
  }

  @Test
  @DisplayName("puts a day right that is dated in UTC, a day before all of its talks")
  void dayInUtc() {
    var days =
        """
        <day index="1" date="2023-09-09" start="2023-09-09T21:30:00+00:00" end="2023-09-10T21:29:59+00:00">
        <room name="Saal 1">%s</room></day>
        """
            .formatted(timed("2023-09-10T05:00:00+00:00", "10:30", "00:45"));

    var imported =
        read(FrabXmlText.of("<title>C</title><time_zone_name>Asia/Kolkata</time_zone_name>", days));

    assertEquals(LocalDate.parse("2023-09-10"), slot(imported).day());
    assertEquals(LocalDate.parse("2023-09-10"), imported.schedule().event().startsOn());
    assertOdd(imported, "line 4 (2023-09-09, but talks on 2023-09-10)", "is on its date");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'<day>', 'no readable date'",
    "'<day date=\"2024-12-27\" start=\"2024-12-27T20:00:00+01:00\" end=\"2024-12-27T09:00:00+01:00\">',"
        + " 'ends before it starts'"
  })
  @DisplayName("is enough where its day says nothing of use")
  void badDay(String day, String what) {
    var days = day + "<room name=\"Saal 1\">" + morning(1, "") + "</room></day>";

    var imported = read(FrabXmlText.of(FrabXmlText.BERLIN, days));

    assertEquals(LocalDate.parse("2024-12-27"), slot(imported).day());
    assertOdd(imported, "line 6", what);
  }

  @Test
  @DisplayName("is in the offset of most talks where no zone is named, or an unknown one")
  void derivedZone() {
    var unknown = "<title>C</title><time_zone_name>Mars/Base</time_zone_name>";

    var without = read(FrabXmlText.withConference("<title>C</title>", morning(1, "")));
    var wrong = read(FrabXmlText.withConference(unknown, morning(1, "")));

    assertEquals(ZoneId.of("+01:00"), without.schedule().event().zone());
    assertEquals(ZoneId.of("+01:00"), wrong.schedule().event().zone());
    assertOdd(without, "line 3", "No time zone is named");
    assertOdd(wrong, "line 3 (Mars/Base)", "not a known one");
  }

  @Test
  @DisplayName("is in UTC where nothing says more")
  void utc() {
    var imported =
        read(FrabXmlText.withConference("<title>C</title>", timed("", "10:30", "00:45")));

    assertEquals(ZoneId.of("UTC"), imported.schedule().event().zone());
    assertTrue(imported.report().oddities().get(0).done().contains("UTC"));
  }

  private static String timed(String date, String start, String duration) {
    return event(
        9,
        "<title>T</title><date>%s</date><start>%s</start><duration>%s</duration>"
            .formatted(date, start, duration));
  }

  private static Slot slot(Imported imported) {
    return only(imported).slot();
  }
}
