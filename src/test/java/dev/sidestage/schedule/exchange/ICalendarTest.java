package dev.sidestage.schedule.exchange;

import static dev.sidestage.schedule.exchange.Oddly.assertOdd;
import static dev.sidestage.schedule.exchange.Oddly.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.schedule.Talk.Kind;
import dev.sidestage.schedule.Talk.State;
import dev.sidestage.schedule.exchange.Report.Format;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("iCalendar")
class ICalendarTest {
  static final String MORNING =
      """
      DTSTART;TZID=Europe/Berlin:20241227T103000
      DTEND;TZID=Europe/Berlin:20241227T110000
      LOCATION:Saal 1
      """;

  @Test
  @DisplayName("becomes talks with all that is said about them, and nothing is odd")
  void everything() {
    var imported =
        read(
            calendar(
                event(
                    "7@camp.test",
                    """
                    SUMMARY;LANGUAGE=de:On stages\\, and
                      others
                    DTSTART;VALUE=DATE-TIME;TZID="Europe/Berlin":20241227T103000
                    DTEND:20241227T101500Z
                    LOCATION:Saal 1\\; left
                    CATEGORIES:Workshop
                    DESCRIPTION:One.\\nTwo: "three"; four\\\\five
                    URL:https://camp.test/7?a=b;c
                    ATTACH;FMTTYPE=text/plain;FILENAME=notes.txt:https://camp.test/notes
                    BEGIN:VALARM
                    TRIGGER:-PT5M
                    DESCRIPTION:not this
                    END:VALARM
                    """)));

    var talk = only(imported);
    assertEquals("On stages, and others", talk.content().title());
    assertEquals("de", talk.content().language());
    assertEquals(Kind.WORKSHOP, talk.content().kind());
    assertEquals("<p>One.\nTwo: &#34;three&#34;; four\\five</p>", talk.content().description());
    assertEquals(URI.create("https://camp.test/7?a=b;c"), talk.content().url());
    assertEquals("notes.txt", talk.content().links().get(0).title());
    assertEquals("saal-1-left", talk.slot().room());
    assertEquals("2024-12-27T10:30+01:00", talk.slot().startsAt().toString());
    assertEquals("2024-12-27T11:15+01:00", talk.slot().endsAt().toString());
    assertEquals(State.SCHEDULED, talk.state());
    assertEquals("Camp", imported.schedule().event().name());
    assertEquals(ZoneId.of("Europe/Berlin"), imported.schedule().event().zone());
    assertEquals(List.of(), imported.report().oddities());
  }

  @Test
  @DisplayName("belongs to the evening before until four in the night")
  void afterMidnight() {
    var imported =
        read(
            calendar(
                event("1", "SUMMARY:Late\nDTSTART:20241228T025900Z\nDURATION:PT1H\nLOCATION:A\n"),
                event(
                    "2", "SUMMARY:Early\nDTSTART:20241228T030000Z\nDURATION:P1DT2H\nLOCATION:A\n"),
                event("3", "SUMMARY:Week\nDTSTART:20241230T090000Z\nDURATION:P1W\nLOCATION:B\n")));

    var talks = imported.schedule().talks();
    assertEquals(LocalDate.parse("2024-12-27"), talks.get(0).slot().day());
    assertEquals(LocalDate.parse("2024-12-28"), talks.get(1).slot().day());
    assertEquals("2024-12-29T06:00+01:00", talks.get(1).slot().endsAt().toString());
    assertEquals("2025-01-06T10:00+01:00", talks.get(2).slot().endsAt().toString());
    assertEquals(3, imported.report().days());
  }

  @Test
  @DisplayName("has the same ids at each import, also for one changed time of a series")
  void ids() {
    var text =
        calendar(
            event("a", "SUMMARY:A\n" + MORNING),
            event(
                "a",
                "SUMMARY:A2\nRECURRENCE-ID:20241228T103000\n" + MORNING.replace("1227", "1228")),
            event("a", "SUMMARY:A3\n" + MORNING.replace("1227", "1229")),
            event(
                "00000000-0000-4000-8000-000000000007",
                "SUMMARY:B\n" + MORNING.replace("1227", "1230")));

    var talks = read(text).schedule().talks();

    assertEquals(talks, read(text).schedule().talks());
    assertNotEquals(talks.get(0).id(), talks.get(1).id());
    assertEquals("00000000-0000-4000-8000-000000000007", talks.get(3).id().toString());
    assertOdd(read(text), "talk “A3”", "UID has been used");
    assertEquals(1, read(text).report().oddities().size());
  }

  @Test
  @DisplayName("keeps cancelled talks as cancelled")
  void cancelled() {
    var imported = read(calendar(event("1", "SUMMARY:Off\nSTATUS:CANCELLED\n" + MORNING)));

    assertEquals(State.CANCELLED, only(imported).state());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'SUMMARY:X', no DTSTART",
    "'SUMMARY:X\nDTSTART;VALUE=DATE:20241227', lasts whole days",
    "'SUMMARY:X\nDTSTART:20241227', lasts whole days",
    "'SUMMARY:X\nDTSTART:tomorrow', Its DTSTART is no date and time",
    "'SUMMARY:X\nDTSTART:20241227T100000Z', no readable DTEND",
    "'SUMMARY:X\nDTSTART:20241227T100000Z\nDURATION:long', no readable DTEND",
    "'SUMMARY:X\nDTSTART:20241227T100000Z\nDTEND:20241227T090000Z', ends before it starts",
    "'DTSTART:20241227T100000Z\nDTEND:20241227T110000Z', no title"
  })
  @DisplayName("leaves out what means nothing, and says so")
  void leftOut(String properties, String what) {
    var imported =
        read(calendar(event("1", "SUMMARY:Good\n" + MORNING), event("2", properties + "\n")));

    assertEquals("Good", only(imported).content().title());
    assertOdd(imported, "line 12", what);
  }

  @Test
  @DisplayName("reports what repeats, has no room, or is no entry")
  void oddEntries() {
    var imported =
        read(
            calendar(
                event(
                    "1",
                    "SUMMARY:A\nRRULE:FREQ=DAILY\n" + MORNING.replace("LOCATION:Saal 1\n", "")),
                "BEGIN:VTODO\nSUMMARY:Buy cake\nEND:VTODO\n"));

    assertEquals("other", only(imported).slot().room());
    assertOdd(imported, "line 5, talk “A”", "It repeats.");
    assertOdd(imported, "line 5, talk “A”", "no room");
    assertOdd(imported, "line 12", "VTODO");
  }

  @Test
  @DisplayName("is read in spite of lines that are broken, in lower case, blank, or nameless")
  void brokenLines() {
    var text =
        calendar(
                event(
                    "1",
                    "SUMMARY:A\nDESCRIPTION:One\ntwo \\ three\n\nX-ODD;A=\"b:c\nX;Y:z\n" + MORNING))
            .replace("BEGIN:VEVENT", "begin:vevent ");

    var imported = read(text);

    var description = only(imported).content().description();
    assertTrue(
        description != null && description.startsWith("<p>One\ntwo \\ three\n"), description);
    assertOdd(imported, "line 9 (two \\ three)", "no property");
    assertOdd(imported, "line 11", "no property");
    assertEquals(1, imported.report().oddities().size());
  }

  @Test
  @DisplayName("is read with a byte order mark, in UTF-16, and with bytes that are no UTF-8")
  void encodings() throws UnreadableSchedule {
    var text = "\uFEFF" + calendar(event("1", "SUMMARY:Ü\n" + MORNING));

    var utf8 = ScheduleReader.read(Format.ICALENDAR, text.getBytes(StandardCharsets.UTF_8));
    var utf16 = ScheduleReader.read(Format.ICALENDAR, text.getBytes(StandardCharsets.UTF_16LE));
    var latin =
        ScheduleReader.read(
            Format.ICALENDAR, text.substring(1).getBytes(StandardCharsets.ISO_8859_1));

    assertEquals("Ü", only(utf8).content().title());
    assertEquals("Ü", only(utf16).content().title());
    assertEquals("\uFFFD", only(latin).content().title());
    assertOdd(latin, "line 7", "not UTF-8");
  }

  /** Its parts begin in line 5. */
  static String calendar(String... parts) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Camp\nX-WR-TIMEZONE:Europe/Berlin\n"
        + String.join("", parts)
        + "END:VCALENDAR\n";
  }

  static String event(String uid, String properties) {
    return "BEGIN:VEVENT\nUID:" + uid + "\n" + properties + "END:VEVENT\n";
  }

  private static Imported read(String text) {
    return Oddly.read(Format.ICALENDAR, text);
  }
}
