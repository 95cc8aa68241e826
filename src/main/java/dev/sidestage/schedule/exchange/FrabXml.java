package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.exchange.Report.Format;
import dev.sidestage.schedule.exchange.Source.Conference;
import dev.sidestage.schedule.exchange.Source.Day;
import dev.sidestage.schedule.exchange.Source.Entry;
import dev.sidestage.schedule.exchange.Source.Identity;
import dev.sidestage.schedule.exchange.Source.More;
import dev.sidestage.schedule.exchange.Source.Place;
import dev.sidestage.schedule.exchange.Source.Reference;
import dev.sidestage.schedule.exchange.Source.Words;
import dev.sidestage.schedule.exchange.Source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads frab's XML (c3voc.de/schedule/schema.xsd), which pretalx, wafer, Pentabarf and the CCC's
 * hub write, each a little differently.
 */
final class FrabXml {
  private final Oddities oddities;
  private final List<Day> days = new ArrayList<>();
  private final List<Place> rooms = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  private FrabXml(Oddities oddities) {
    this.oddities = oddities;
  }

  static Source read(byte[] bytes, Oddities oddities) throws UnreadableSchedule {
    return new FrabXml(oddities).read(XmlDocument.read(bytes));
  }

  private Source read(XmlElement root) throws UnreadableSchedule {
    if (!root.name().equals("schedule")) {
      throw new UnreadableSchedule(
          "Line %d has the root element <%s>. A frab schedule's is <schedule>."
              .formatted(root.line(), root.name()));
    }
    FrabFields.checkVersion(root.text("version"), root.place(), oddities);
    root.children("day").forEach(this::readDay);
    var stated = root.child("conference").map(c -> c.text("days")).orElse(null);
    FrabFields.checkDays(stated, days.size(), root.place(), oddities);
    return new Source(Format.FRAB_XML, conference(root), days, rooms, entries);
  }

  private Conference conference(XmlElement root) {
    return root.child("conference")
        .map(
            conference ->
                new Conference(
                    conference.place(),
                    conference.text("title"),
                    conference.text("acronym"),
                    conference.text("time_zone_name"),
                    conference.text("url"),
                    conference.text("base_url")))
        .orElseGet(() -> withoutConference(root));
  }

  private Conference withoutConference(XmlElement root) {
    oddities.add(
        root.place(),
        "There is no <conference> in the schedule.",
        "The talks were read all the same.");
    return new Conference(root.place(), null, null, null, null, null);
  }

  private void readDay(XmlElement element) {
    var day =
        new Day(
            element.place(),
            element.attribute("date"),
            element.attribute("start"),
            element.attribute("end"));
    days.add(day);
    element.children("room").forEach(room -> readRoom(room, day));
    element.children("event").forEach(event -> entries.add(entry(event, day, null)));
  }

  private void readRoom(XmlElement element, Day day) {
    var name = element.attribute("name");
    if (name != null && !name.isBlank()) {
      rooms.add(Place.named(name));
    }
    element.children("event").forEach(event -> entries.add(entry(event, day, name)));
  }

  private Entry entry(XmlElement event, Day day, @Nullable String listedUnder) {
    var room = listedUnder == null || listedUnder.isBlank() ? event.text("room") : listedUnder;
    var entry =
        new Entry(
            event.place(),
            day,
            new Identity(event.attribute("guid"), event.attribute("id"), event.text("slug")),
            when(event),
            room,
            words(event),
            texts(event, "persons", "person"),
            links(event),
            event.text("url"),
            false,
            More.recording(recording(event)));
    FrabFields.checkRoom(entry, event.text("room"), oddities);
    event.children().forEach(child -> FrabFields.checkKnown(entry, child.name(), oddities));
    return entry;
  }

  private static @Nullable String recording(XmlElement event) {
    var url = event.child("recording").map(recording -> recording.text("url")).orElse(null);
    return Texts.line(url) == null ? event.text("video_download_url") : url;
  }

  private static Written when(XmlElement event) {
    return new Written(
        event.text("date"), event.text("start"), event.text("duration"), event.text("end"));
  }

  private static Words words(XmlElement event) {
    return new Words(
        event.text("title"),
        event.text("subtitle"),
        event.text("track"),
        event.text("type"),
        event.text("language"),
        event.text("abstract"),
        event.text("description"));
  }

  private static List<String> texts(XmlElement event, String list, String item) {
    return items(event, list, item).map(XmlElement::text).toList();
  }

  private static List<Reference> links(XmlElement event) {
    return Stream.concat(items(event, "links", "link"), items(event, "attachments", "attachment"))
        .map(link -> new Reference(link.text(), address(link)))
        .toList();
  }

  /** Some put the address between the tags instead of into the attribute. */
  private static String address(XmlElement link) {
    return Objects.requireNonNullElseGet(link.attribute("href"), link::text);
  }

  private static Stream<XmlElement> items(XmlElement event, String list, String item) {
    return event.children(list).flatMap(found -> found.children(item));
  }
}
