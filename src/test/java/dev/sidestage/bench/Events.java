package dev.sidestage.bench;

import dev.sidestage.Client;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Events to measure with: a frab schedule of so many talks, all day long. */
final class Events {
  private Events() {}

  /** Loads a schedule, its rooms unmoderated. */
  static void load(Client organiser, int talks) {
    var loaded =
        organiser
            .with("Content-Type", "application/xml")
            .send("PUT", "/api/schedule", frab(talks).getBytes(StandardCharsets.UTF_8));
    if (loaded.status() != 200) {
      throw new IllegalStateException(loaded.text());
    }
    for (var room : organiser.get("/api/event").json().get("rooms")) {
      organiser.patch("/api/rooms/" + room.get("id").asText(), "{\"moderated\":false}").orFail();
    }
  }

  /** The id of its first talk. */
  static String talk(Client anybody) {
    return anybody.get("/api/schedule").json().get("talks").get(0).get("id").asText();
  }

  static String frab(int talks) {
    var today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    var xml = new StringBuilder();
    xml.append(
        """
        <?xml version="1.0" encoding="utf-8"?>
        <schedule>
        <version>1</version>
        <conference><acronym>bench</acronym><title>Benchmark</title><start>%1$s</start><end>%1$s</end><days>1</days>\
        <time_zone_name>UTC</time_zone_name></conference>
        <day index="1" date="%1$s" start="%1$sT00:00:00Z" end="%1$sT23:59:00Z">
        """
            .formatted(today));
    for (var talk = 0; talk < talks; talk++) {
      xml.append(
          """
          <room name="Room %1$d"><event guid="%2$s" id="%3$d"><date>%4$sT00:01:00Z</date><start>00:01</start>\
          <duration>23:50</duration><room>Room %1$d</room><slug>talk-%3$d</slug><title>Talk number %3$d</title>\
          <type>lecture</type><language>en</language><abstract>%5$s</abstract>\
          <persons><person id="%3$d">Speaker %3$d</person></persons></event></room>
          """
              .formatted(
                  talk % 20,
                  id(talk),
                  talk,
                  today,
                  "What it is about, in a few words. ".repeat(3)));
    }
    return xml.append("</day></schedule>").toString();
  }

  private static String id(int talk) {
    return "00000000-0000-4000-8000-%012d".formatted(talk);
  }
}
