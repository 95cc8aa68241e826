package dev.sidestage.schedule.exchange;

import dev.sidestage.live.Document;
import dev.sidestage.schedule.Room;
import dev.sidestage.schedule.Talk;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** The schedule as frab XML, valid against c3voc.de/schedule/schema.xsd. */
public record FrabXmlDocument(Publication publication) implements Document {
  @Override
  public String contentType() {
    return "application/xml; charset=utf-8";
  }

  @Override
  public byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try {
      var xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      new Writing(xml, publication).schedule();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a schedule can't be written as XML", e);
    }
    return bytes.toByteArray();
  }

  private record Writing(XMLStreamWriter xml, Publication publication, FrabNames names) {
    Writing(XMLStreamWriter xml, Publication publication) {
      this(
          xml,
          publication,
          new FrabNames(publication.schedule().event(), publication.schedule().talks()));
    }

    void schedule() throws XMLStreamException {
      xml.writeStartElement("schedule");
      xml.writeEmptyElement("generator");
      xml.writeAttribute("name", "Sidestage");
      element("url", publication.at("/schedule.xml").toString());
      element("version", Integer.toString(publication.version()));
      conference();
      for (var day : FrabDays.of(publication.schedule())) {
        day(day);
      }
      xml.writeEndElement();
    }

    private void conference() throws XMLStreamException {
      var event = publication.schedule().event();
      xml.writeStartElement("conference");
      element("title", event.name());
      element("acronym", names.acronym());
      element("start", event.startsOn().toString());
      element("end", event.endsOn().toString());
      element("days", Integer.toString(FrabDays.of(publication.schedule()).size()));
      element("timeslot_duration", "00:05");
      element("url", event.url());
      element("time_zone_name", event.zone().getId());
      for (var track : FrabNames.tracks(publication.schedule().talks())) {
        xml.writeEmptyElement("track");
        xml.writeAttribute("name", track);
      }
      xml.writeEndElement();
    }

    private void day(FrabDays day) throws XMLStreamException {
      xml.writeStartElement("day");
      xml.writeAttribute("index", Integer.toString(day.index()));
      xml.writeAttribute("date", day.date().toString());
      xml.writeAttribute("start", FrabNames.time(day.opens()));
      xml.writeAttribute("end", FrabNames.time(day.closes()));
      for (var room : day.rooms().entrySet()) {
        room(room.getKey(), room.getValue());
      }
      xml.writeEndElement();
    }

    private void room(Room room, List<Talk> talks) throws XMLStreamException {
      xml.writeStartElement("room");
      xml.writeAttribute("name", room.name());
      for (var talk : talks) {
        event(talk, room);
      }
      xml.writeEndElement();
    }

    private void event(Talk talk, Room room) throws XMLStreamException {
      var content = talk.content();
      xml.writeStartElement("event");
      xml.writeAttribute("id", Integer.toString(names.number(talk)));
      xml.writeAttribute("guid", talk.id().toString());
      element("date", FrabNames.time(talk.slot().startsAt()));
      element("start", FrabNames.start(talk));
      element("duration", FrabNames.preciseDuration(talk));
      element("room", room.name());
      element("slug", names.slug(talk));
      element("title", content.title());
      element("subtitle", content.subtitle());
      required("track", content.track());
      required("type", FrabNames.type(content));
      element("language", content.language());
      required("abstract", content.summary());
      element("description", content.description());
      element("url", content.url());
      persons(content.speakers());
      links(talk);
      element("video_download_url", talk.recording() == null ? null : talk.recording().url());
      xml.writeEndElement();
    }

    private void persons(List<Talk.Speaker> speakers) throws XMLStreamException {
      xml.writeStartElement("persons");
      for (var speaker : speakers) {
        element("person", speaker.name());
      }
      xml.writeEndElement();
    }

    private void links(Talk talk) throws XMLStreamException {
      xml.writeStartElement("links");
      for (var link : talk.content().links()) {
        xml.writeStartElement("link");
        xml.writeAttribute("href", link.url().toString());
        xml.writeCharacters(link.title());
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }

    private void element(String name, @Nullable URI uri) throws XMLStreamException {
      element(name, uri == null ? null : uri.toString());
    }

    private void element(String name, @Nullable String text) throws XMLStreamException {
      if (text != null) {
        required(name, text);
      }
    }

    private void required(String name, @Nullable String text) throws XMLStreamException {
      xml.writeStartElement(name);
      xml.writeCharacters(text == null ? "" : text);
      xml.writeEndElement();
    }
  }
}
