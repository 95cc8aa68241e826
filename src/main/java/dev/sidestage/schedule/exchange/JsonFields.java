package dev.sidestage.schedule.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.schedule.exchange.Source.Day;
import dev.sidestage.schedule.exchange.Source.Entry;
import dev.sidestage.schedule.exchange.Source.Identity;
import dev.sidestage.schedule.exchange.Source.More;
import dev.sidestage.schedule.exchange.Source.Reference;
import dev.sidestage.schedule.exchange.Source.Words;
import dev.sidestage.schedule.exchange.Source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes one event of frab's JSON apart. */
final class JsonFields {
  private JsonFields() {}

  static Entry entry(JsonNode event, String place, Day day, String listedUnder, Oddities oddities) {
    var entry =
        new Entry(
            place,
            day,
            new Identity(text(event, "guid"), text(event, "id"), text(event, "slug")),
            when(event),
            listedUnder.isBlank() ? text(event, "room") : listedUnder,
            words(event),
            persons(event),
            links(event),
            text(event, "url"),
            false,
            More.recording(text(event, "video_download_url")));
    check(event, entry, oddities);
    return entry;
  }

  /** A text, or a number as one; null for anything else. */
  static @Nullable String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isTextual() || value.isNumber() ? value.asText() : null;
  }

  private static void check(JsonNode event, Entry entry, Oddities oddities) {
    if (event.path("id").isTextual()) {
      oddities.add(entry, "Its id is a text; it should be a number.", "It was taken as it stands.");
    }
    FrabFields.checkRoom(entry, text(event, "room"), oddities);
    event.fieldNames().forEachRemaining(name -> FrabFields.checkKnown(entry, name, oddities));
    for (var person : event.path("persons")) {
      if (person.path("id").isTextual()) {
        oddities.add(
            entry,
            "A person's id is a text; it should be a number.",
            "Nothing: speakers go by their names.");
      }
    }
  }

  private static Written when(JsonNode event) {
    return new Written(
        text(event, "date"), text(event, "start"), text(event, "duration"), text(event, "end"));
  }

  private static Words words(JsonNode event) {
    return new Words(
        text(event, "title"),
        text(event, "subtitle"),
        text(event, "track"),
        text(event, "type"),
        text(event, "language"),
        text(event, "abstract"),
        text(event, "description"));
  }

  private static List<String> persons(JsonNode event) {
    var names = new ArrayList<String>();
    for (var person : event.path("persons")) {
      Stream.of("public_name", "name", "full_public_name")
          .map(field -> text(person, field))
          .filter(name -> name != null && !name.isBlank())
          .findFirst()
          .ifPresent(names::add);
    }
    return names;
  }

  private static List<Reference> links(JsonNode event) {
    var links = new ArrayList<Reference>();
    for (var list : List.of("links", "attachments")) {
      for (var link : event.path(list)) {
        links.add(new Reference(text(link, "title"), text(link, "url")));
      }
    }
    return links;
  }
}
