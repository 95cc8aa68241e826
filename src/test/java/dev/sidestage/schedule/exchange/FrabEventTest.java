package dev.sidestage.schedule.exchange;

import static dev.sidestage.schedule.exchange.FrabXmlText.morning;
import static dev.sidestage.schedule.exchange.FrabXmlText.read;
import static dev.sidestage.schedule.exchange.FrabXmlText.schedule;
import static dev.sidestage.schedule.exchange.Oddly.assertOdd;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A frab event")
class FrabEventTest {

  @Test
  @DisplayName("reports what a schedule lacks or says wrongly about itself")
  void conference() {
    var xml =
        schedule(morning(1, "<mood>good</mood>")).replace("<version>1</version>", "<version/>");

    var imported = read(xml.replace("<days>1</days>", "<days>4</days>"));

    assertOdd(imported, "line 2", "version is missing or empty");
    assertOdd(imported, "line 2", "4 days, and lists 1");
    assertOdd(imported, "Talk 1", "no field “mood”");
  }

  @Test
  @DisplayName(
      "is called by its acronym where it has no title, and “Schedule” where it has nothing")
  void noTitle() {
    var acronym = "<acronym>camp</acronym><time_zone_name>UTC</time_zone_name>";
    var nothing = schedule(morning(1, "")).replaceAll("(?s)<conference>.*</conference>", "");

    assertEquals("camp", name(read(FrabXmlText.withConference(acronym, morning(1, "")))));
    assertEquals("Schedule", name(read(nothing)));
    assertOdd(read(nothing), "line 2", "no <conference>");
    assertOdd(read(nothing), "line 2", "no title");
  }

  @Test
  @DisplayName("reports talks that overlap in a room, and takes both")
  void overlap() {
    var imported =
        read(schedule(morning(1, ""), morning(2, ""), morning(3, "<type>Poster</type>")));

    assertEquals(3, imported.report().talks());
    assertOdd(imported, "talk “Talk 2” (with “Talk 1”)", "overlaps");
    assertEquals(1, imported.report().oddities().size());
  }

  private static String name(Imported imported) {
    return imported.schedule().event().name();
  }
}
