package dev.sidestage.schedule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.schedule.exchange.Report.Format;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("iCalendar is refused, with a sentence that helps,")
class ICalendarRefusalsTest {

  @Test
  @DisplayName("where it is something else")
  void somethingElse() {
    assertEquals(
        "Line 1 is not BEGIN:VCALENDAR, with which every iCalendar begins.", refusal("Hello\n"));
  }

  @Test
  @DisplayName("where it breaks off, with the last line that could be read")
  void brokenOff() {
    var message = refusal("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\n");

    assertTrue(message.contains("beyond line 3, in the VEVENT of line 2"), message);
  }

  @Test
  @DisplayName("where a part ends that never began")
  void wrongEnd() {
    var message = refusal("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nEND:VTODO\nEND:VCALENDAR\n");

    assertTrue(message.contains("in the VEVENT of line 2"), message);
  }

  @Test
  @DisplayName("where it is nested far too deeply")
  void deep() {
    var message = refusal("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n".repeat(50_000));

    assertTrue(message.contains("in the VEVENT of line 10"), message);
  }

  @Test
  @DisplayName("where it has no entries")
  void empty() {
    assertEquals(
        "There is not a single talk in this schedule.",
        refusal("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"));
  }

  @Test
  @DisplayName("where all of its entries last whole days")
  void wholeDays() {
    var text =
        ICalendarTest.calendar(
            ICalendarTest.event("1", "SUMMARY:Holiday\nDTSTART;VALUE=DATE:20241227\n"));

    assertEquals(
        "No talk in this schedule can be used. For example, line 5, talk “Holiday”: It lasts whole"
            + " days: it has a date and no time of day.",
        refusal(text));
  }

  private static String refusal(String text) {
    return Oddly.refusal(Format.ICALENDAR, text);
  }
}
