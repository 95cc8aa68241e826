package dev.sidestage.schedule.exchange;

import static dev.sidestage.schedule.exchange.FrabXmlText.at;
import static dev.sidestage.schedule.exchange.FrabXmlText.event;
import static dev.sidestage.schedule.exchange.FrabXmlText.morning;
import static dev.sidestage.schedule.exchange.FrabXmlText.read;
import static dev.sidestage.schedule.exchange.FrabXmlText.schedule;
import static dev.sidestage.schedule.exchange.Oddly.assertOdd;
import static dev.sidestage.schedule.exchange.Oddly.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sidestage.schedule.Link;
import dev.sidestage.schedule.Room;
import dev.sidestage.schedule.Talk.Kind;
import dev.sidestage.schedule.Talk.Speaker;
import dev.sidestage.schedule.Talk.State;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Frab XML")
class FrabXmlTest {

  @Test
  @DisplayName("becomes a talk with all that is said about it, and nothing is odd")
  void everything() {
    var imported =
        read(
            schedule(
                event(
                    7,
                    at("10:30")
                        + """
                        <title>  On
                          stages </title><subtitle>a history</subtitle><track>Culture</track>
                        <type>Workshop (2h)</type><language>de, en</language>
                        <abstract>Short.</abstract><description>Long,
                        <![CDATA[<b>bold</b>]]> &amp; more.</description>
                        <persons><person id="1">Ada</person><person>Bo</person><person/></persons>
                        <links><link href="slides">Slides</link></links>
                        <attachments><attachment href="https://x.test/a b.pdf"/></attachments>
                        <url>https://camp.test/7</url>
                        """)));

    var talk = only(imported);
    var content = talk.content();
    assertEquals(UUID.fromString("00000000-0000-4000-8000-000000000007"), talk.id());
    assertEquals("On stages", content.title());
    assertEquals("a history", content.subtitle());
    assertEquals("Culture", content.track());
    assertEquals(Kind.WORKSHOP, content.kind());
    assertEquals("Workshop (2h)", content.type());
    assertEquals("de, en", content.language());
    assertEquals("<p>Short.</p>", content.summary());
    assertEquals("<p>Long,\n<b>bold</b> &amp; more.</p>", content.description());
    assertEquals(List.of(new Speaker("Ada"), new Speaker("Bo")), content.speakers());
    assertEquals(
        List.of(
            new Link("Slides", URI.create("https://camp.test/slides")),
            new Link("https://x.test/a%20b.pdf", URI.create("https://x.test/a%20b.pdf"))),
        content.links());
    assertEquals(URI.create("https://camp.test/7"), content.url());
    assertEquals(State.SCHEDULED, talk.state());
    assertEquals(0, talk.timeChange());
    assertEquals(1, talk.version());
    assertEquals(List.of(), imported.report().oddities());
  }

  @Test
  @DisplayName("becomes an event with its name, zone and days")
  void theEvent() {
    var imported = read(schedule(morning(1, "")));

    var event = imported.schedule().event();
    assertEquals("Camp", event.name());
    assertEquals("camp", event.acronym());
    assertEquals(ZoneId.of("Europe/Berlin"), event.zone());
    assertEquals(LocalDate.parse("2024-12-27"), event.startsOn());
    assertEquals(event.startsOn(), event.endsOn());
    assertEquals(URI.create("https://camp.test/"), event.url());
  }

  @Test
  @DisplayName("has its rooms in the order in which they come, each with an id of its own")
  void rooms() {
    var days =
        FrabXmlText.DAY
            + "<room name=\"Saal 1\">"
            + morning(1, "")
            + "</room>"
            + "<room name=\"saal/1\"/><room name=\"会议室\"/><room name=\"Saal 1\"/></day>";

    var rooms = read(FrabXmlText.of(FrabXmlText.BERLIN, days)).schedule().rooms();

    assertEquals(List.of("saal-1", "saal-1-2", "room-3"), rooms.stream().map(Room::id).toList());
    assertEquals("会议室", rooms.get(2).name());
  }

  @Test
  @DisplayName("takes the room that a talk is listed under, and reports another one")
  void otherRoom() {
    var imported =
        read(schedule(morning(1, "").replace("<room>Saal 1</room>", "<room>Saal 2</room>")));

    assertEquals("saal-1", only(imported).slot().room());
    assertOdd(imported, "line 7, talk “Talk 1” (Saal 1, says Saal 2)", "listed under one room");
  }

  @Test
  @DisplayName("puts a talk without a room into “Other”")
  void noRoom() {
    var days = FrabXmlText.DAY + morning(1, "").replace("<room>Saal 1</room>", "") + "</day>";

    var imported = read(FrabXmlText.of(FrabXmlText.BERLIN, days));

    assertEquals("other", only(imported).slot().room());
    assertOdd(imported, "Talk 1", "no room");
  }

  @Test
  @DisplayName("gets the same made id at each import where a guid is missing or wrong")
  void madeIds() {
    var without = morning(3, "").replaceAll("guid=\"[^\"]*\"", "");
    var wrong = morning(4, "").replaceAll("guid=\"[^\"]*\"", "guid=\"x\"");

    var first = read(schedule(without, wrong));
    var again = read(schedule(without, wrong));

    assertEquals(first.schedule().talks(), again.schedule().talks());
    assertEquals(5, first.schedule().talks().get(0).id().version());
    assertOdd(first, "Talk 3", "no guid");
    assertOdd(first, "Talk 4", "not a UUID");
  }

  @Test
  @DisplayName("makes an id of the slug, or of title and start, where there is no id either")
  void idsOfLessAndLess() {
    var slug = morning(1, "<slug>camp-one</slug>").replaceAll("<event [^>]*>", "<event>");
    var nothing = morning(2, "").replaceAll("<event [^>]*>", "<event>");

    var talks = read(schedule(slug, nothing)).schedule().talks();

    assertNotEquals(talks.get(0).id(), talks.get(1).id());
  }

  @Test
  @DisplayName("gives the second and third talk with a guid ids of their own")
  void sameGuid() {
    var imported = read(schedule(morning(1, ""), morning(1, ""), morning(1, "")));

    var ids = imported.schedule().talks().stream().map(talk -> talk.id()).distinct().toList();
    assertEquals(3, ids.size());
    assertOdd(imported, "Talk 1", "guid has been used");
  }

  @Test
  @DisplayName("drops links that a page must not show, and says so")
  void links() {
    var imported =
        read(
            schedule(
                morning(
                    1,
                    """
                    <links><link href="javascript:alert(1)">x</link><link>www.x.test</link>
                    <link href="mailto:a@b.test">mail</link><link href="https://">none</link></links>
                    """)));

    assertEquals(
        List.of(URI.create("https://www.x.test")),
        only(imported).content().links().stream().map(Link::url).toList());
    assertOdd(imported, "(javascript:alert(1))", "no http or https");
    assertOdd(imported, "(mailto:a@b.test)", "no http or https");
  }

  @Test
  @DisplayName("drops a relative link where nothing says what it is relative to")
  void relativeToNothing() {
    var conference = "<title>Camp</title><time_zone_name>UTC</time_zone_name>";
    var event = morning(1, "<url>/talks/1</url>");

    var imported = read(FrabXmlText.withConference(conference, event));

    assertNull(only(imported).content().url());
    assertOdd(imported, "(/talks/1)", "no http or https");
  }

  @Test
  @DisplayName("cuts texts that are far too long, and keeps out control characters")
  void texts() {
    var imported =
        read(
            schedule(
                event(
                    1,
                    at("10:30")
                        + "<title>"
                        + "é".repeat(501)
                        + "</title>"
                        + "<abstract>a&#x85;b\tce\u0301</abstract>"
                        + "<description>"
                        + "d".repeat(50_001)
                        + "</description>")));

    var content = only(imported).content();
    assertEquals(500, content.title().length());
    assertEquals("<p>ab\tc\u00e9</p>", content.summary());
    assertEquals("<p>" + "d".repeat(50_000) + "</p>", content.description());
    assertOdd(imported, "line 7", "Its title is longer than 500 characters.");
    assertOdd(imported, "line 7", "Its description is longer than 50000 characters.");
  }
}
