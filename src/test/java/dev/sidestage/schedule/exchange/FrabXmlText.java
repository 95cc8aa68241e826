package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.exchange.Report.Format;

/** Small schedules in frab's XML, right in all that a test doesn't say otherwise. */
final class FrabXmlText {
  static final String BERLIN =
      """
      <title>Camp</title><acronym>camp</acronym><days>1</days>
      <time_zone_name>Europe/Berlin</time_zone_name><base_url>https://camp.test/</base_url>
      """;

  static final String DAY =
      """
      <day index="1" date="2024-12-27" start="2024-12-27T09:00:00+01:00" end="2024-12-28T06:00:00+01:00">
      """;

  private FrabXmlText() {}

  /** One day with one room and these events. */
  static String schedule(String... events) {
    return withConference(BERLIN, events);
  }

  static String withConference(String conference, String... events) {
    return of(
        conference, DAY + "<room name=\"Saal 1\">" + String.join("\n", events) + "</room></day>");
  }

  static String of(String conference, String days) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <schedule><version>1</version>
        <conference>%s</conference>
        %s
        </schedule>
        """
        .formatted(conference, days);
  }

  static String event(int id, String fields) {
    return """
        <event id="%d" guid="00000000-0000-4000-8000-%012d"><room>Saal 1</room>%s</event>
        """
        .formatted(id, id, fields);
  }

  /** At 10:30 for half an hour. */
  static String morning(int id, String fields) {
    return event(id, "<title>Talk " + id + "</title>" + at("10:30") + fields);
  }

  static String at(String time) {
    return "<date>2024-12-27T%s:00+01:00</date><start>%s</start><duration>00:30</duration>"
        .formatted(time, time);
  }

  static Imported read(String xml) {
    return Oddly.read(Format.FRAB_XML, xml);
  }
}
