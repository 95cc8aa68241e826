package dev.sidestage.schedule;

import dev.sidestage.schedule.exchange.RichText;
import dev.sidestage.web.Json;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What search engines and chats see of a viewers' page before any script runs: title, description,
 * Open Graph, and the talk or the event as schema.org's {@code Event}. Any thread.
 */
public final class PageHeads implements Function<RoutingContext, Optional<String>> {
  private static final int DESCRIPTION = 300;
  private static final String SCHEMA = "https://schema.org/";

  private final LiveSchedule schedule;
  private final Supplier<URI> publicUrl;

  public PageHeads(LiveSchedule schedule, Supplier<URI> publicUrl) {
    this.schedule = schedule;
    this.publicUrl = publicUrl;
  }

  /** Empty before the first schedule. */
  @Override
  public Optional<String> apply(RoutingContext request) {
    return schedule
        .event()
        .map(
            event ->
                shown(request.pathParam("talk"))
                    .map(talk -> head(talk, event))
                    .orElseGet(() -> head(event)));
  }

  /** A page of a talk that nobody may see is like one of a talk that isn't there. */
  private Optional<Talk> shown(@Nullable String id) {
    try {
      return id == null
          ? Optional.empty()
          : Optional.of(schedule.requireShown(UUID.fromString(id)));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private String head(Event event) {
    var about = event.startsOn() + " – " + event.endsOn();
    return head(event.name(), event.name(), about, publicUrl.get(), whole(event));
  }

  private String head(Talk talk, Event event) {
    var title = talk.content().title();
    return head(
        title + " · " + event.name(),
        title,
        description(talk),
        URI.create(publicUrl.get() + "/talks/" + talk.id()),
        whole(talk, event));
  }

  private static String head(
      String title, String heading, String description, URI page, Map<String, Object> thing) {
    return """
    <title>%s</title>
      <meta name="description" content="%s">
      <link rel="canonical" href="%s">
      <meta property="og:type" content="website">
      <meta property="og:title" content="%s">
      <meta property="og:description" content="%s">
      <meta property="og:url" content="%s">
      <script type="application/ld+json">%s</script>\
    """
        .formatted(
            escaped(title),
            escaped(description),
            escaped(page.toString()),
            escaped(heading),
            escaped(description),
            escaped(page.toString()),
            Json.string(thing).replace("<", "\\u003c"));
  }

  private String description(Talk talk) {
    var content = talk.content();
    var speakers = names(talk).collect(Collectors.joining(", "));
    var text =
        Stream.of(content.summary(), content.description())
            .filter(Objects::nonNull)
            .findFirst()
            .map(html -> RichText.summary(html, DESCRIPTION))
            .orElse("");
    return Stream.of(speakers, text)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(": "));
  }

  private Map<String, Object> whole(Event event) {
    var thing = new LinkedHashMap<String, Object>();
    thing.put("@context", "https://schema.org");
    thing.putAll(part(event));
    return thing;
  }

  private Map<String, Object> part(Event event) {
    var thing = new LinkedHashMap<String, Object>();
    thing.put("@type", "Event");
    thing.put("name", event.name());
    thing.put("startDate", event.startsOn());
    thing.put("endDate", event.endsOn());
    thing.put("url", event.url() == null ? publicUrl.get() : event.url());
    thing.put("eventAttendanceMode", SCHEMA + "MixedEventAttendanceMode");
    thing.put("location", virtual(publicUrl.get()));
    return thing;
  }

  private Map<String, Object> whole(Talk talk, Event event) {
    var page = URI.create(publicUrl.get() + "/talks/" + talk.id());
    var thing = new LinkedHashMap<String, Object>();
    thing.put("@context", "https://schema.org");
    thing.put("@type", "Event");
    thing.put("@id", page);
    thing.put("url", page);
    thing.put("name", talk.content().title());
    put(thing, "description", description(talk));
    thing.put("startDate", talk.slot().startsAt());
    thing.put("endDate", talk.slot().endsAt());
    thing.put("eventStatus", SCHEMA + status(talk));
    put(thing, "previousStartDate", talk.history().previousStart());
    thing.put("eventAttendanceMode", SCHEMA + "MixedEventAttendanceMode");
    thing.put("location", places(talk, page));
    put(thing, "inLanguage", talk.content().language());
    thing.put(
        "performer", names(talk).map(name -> Map.of("@type", "Person", "name", name)).toList());
    if (talk.recording() != null) {
      thing.put("recordedIn", Map.of("@type", "CreativeWork", "url", talk.recording().url()));
    }
    thing.put("superEvent", part(event));
    return thing;
  }

  private static String status(Talk talk) {
    if (talk.state() == Talk.State.CANCELLED) {
      return "EventCancelled";
    }
    return talk.history().previousStart() == null ? "EventScheduled" : "EventRescheduled";
  }

  private List<Map<String, Object>> places(Talk talk, URI page) {
    var places = new ArrayList<Map<String, Object>>();
    schedule
        .room(talk.slot().room())
        .ifPresent(room -> places.add(Map.of("@type", "Place", "name", room.name())));
    places.add(virtual(page));
    return places;
  }

  private static Map<String, Object> virtual(URI page) {
    return Map.of("@type", "VirtualLocation", "url", page);
  }

  private static Stream<String> names(Talk talk) {
    return talk.content().speakers().stream().map(Talk.Speaker::name);
  }

  private static void put(Map<String, Object> thing, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      thing.put(name, value);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
