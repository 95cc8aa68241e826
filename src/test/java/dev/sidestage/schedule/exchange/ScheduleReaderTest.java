package dev.sidestage.schedule.exchange;

import static dev.sidestage.schedule.exchange.FrabXmlText.morning;
import static dev.sidestage.schedule.exchange.FrabXmlText.schedule;
import static dev.sidestage.schedule.exchange.Oddly.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sidestage.schedule.exchange.Report.Format;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The schedule reader")
class ScheduleReaderTest {

  @ParameterizedTest
  @CsvSource({
    "application/xml, FRAB_XML",
    "Text/XML; charset=utf-8, FRAB_XML",
    "application/json, FRAB_JSON",
    "text/calendar;method=PUBLISH, ICALENDAR",
    "text/html, ",
    "'', ",
    ", "
  })
  @DisplayName("knows the formats by their content types")
  void contentTypes(@Nullable String header, Format format) {
    assertEquals(Optional.ofNullable(format), ScheduleReader.formatOf(header));
  }

  @ParameterizedTest
  @CsvSource({
    "schedule, '<schedule/>', FRAB_XML",
    "schedule.json, '\uFEFF <schedule/>', FRAB_XML",
    "schedule.xml, '{\"schedule\": {}}', FRAB_JSON",
    "calendar, 'begin:vcalendar', ICALENDAR",
    "Schedule.XML, '', FRAB_XML",
    "a.json, '', FRAB_JSON",
    "a.ics, 'X', ICALENDAR",
    "a.txt, 'Hello', "
  })
  @DisplayName("knows a file by its content first, and by its name where that says nothing")
  void files(String name, String content, Format format) {
    var found = ScheduleReader.ofFile(name, content.getBytes(StandardCharsets.UTF_8));

    assertEquals(Optional.ofNullable(format), found);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  @DisplayName("refuses emptiness")
  void empty(Format format) {
    assertEquals("It is empty. A schedule was expected.", Oddly.refusal(format, "\uFEFF \n"));
    assertEquals("It is empty. A schedule was expected.", Oddly.refusal(format, new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><title>Sign in</title>",
        "\uFEFF<?xml version=\"1.0\"?>\n<!-- page -->\n<html><br></html>"
      })
  @DisplayName("tells a web page from a schedule")
  void html(String page) {
    for (var format : Format.values()) {
      assertEquals("This is an HTML page, not a schedule.", Oddly.refusal(format, page));
    }
  }

  @Test
  @DisplayName("reads XML with a byte order mark, and in UTF-16")
  void encodings() throws UnreadableSchedule {
    var xml = "\uFEFF" + schedule(morning(1, ""));
    var wide = xml.replace("UTF-8", "UTF-16");

    var utf8 = ScheduleReader.read(Format.FRAB_XML, xml.getBytes(StandardCharsets.UTF_8));
    var utf16 = ScheduleReader.read(Format.FRAB_XML, wide.getBytes(StandardCharsets.UTF_16BE));

    assertEquals("Talk 1", only(utf8).content().title());
    assertEquals("Talk 1", only(utf16).content().title());
  }
}
