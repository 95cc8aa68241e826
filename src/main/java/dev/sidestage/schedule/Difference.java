package dev.sidestage.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a new schedule changes.
 *
 * @param moved other times or another room
 * @param changed anything else
 */
public record Difference(
    @JsonProperty("new") List<Item> added,
    List<Item> moved,
    List<Item> changed,
    List<Item> cancelled,
    int unchanged) {

  /** How many talks differ. */
  public record Counts(@JsonProperty("new") int added, int moved, int changed, int cancelled) {}

  Counts counts() {
    return new Counts(added.size(), moved.size(), changed.size(), cancelled.size());
  }

  /** One talk that differs. */
  public record Item(UUID talk, String title, List<Field> fields) {}

  /** One field that differs, as a person reads it. */
  public record Field(
      String field, @JsonInclude @Nullable String before, @JsonInclude @Nullable String after) {}

  private static final Map<String, Function<Talk, @Nullable Object>> PLACE = new LinkedHashMap<>();
  private static final Map<String, Function<Talk, @Nullable Object>> CONTENT =
      new LinkedHashMap<>();

  static {
    PLACE.put("room", talk -> talk.slot().room());
    PLACE.put("day", talk -> talk.slot().day());
    PLACE.put("startsAt", talk -> talk.slot().startsAt().toInstant());
    PLACE.put("endsAt", talk -> talk.slot().endsAt().toInstant());
    CONTENT.put("title", talk -> talk.content().title());
    CONTENT.put("subtitle", talk -> talk.content().subtitle());
    CONTENT.put("kind", talk -> talk.content().kind().word());
    CONTENT.put("type", talk -> talk.content().type());
    CONTENT.put("track", talk -> talk.content().track());
    CONTENT.put("language", talk -> talk.content().language());
    CONTENT.put("speakers", talk -> names(talk.content().speakers()));
    CONTENT.put("abstract", talk -> talk.content().summary());
    CONTENT.put("description", talk -> talk.content().description());
    CONTENT.put("links", talk -> links(talk.content().links()));
    CONTENT.put("url", talk -> talk.content().url());
    CONTENT.put("stream", talk -> talk.content().stream());
    CONTENT.put("recording", talk -> talk.recording() == null ? null : talk.recording().url());
  }

  /** How much changes, in one line. */
  String summary() {
    return "%d new, %d moved, %d changed, %d cancelled, %d as before"
        .formatted(added.size(), moved.size(), changed.size(), cancelled.size(), unchanged);
  }

  /** Nothing changes. */
  static Difference none() {
    return new Difference(List.of(), List.of(), List.of(), List.of(), 0);
  }

  /** Compares by id. What is cancelled, and no longer there, is no difference. */
  static Difference between(List<Talk> before, List<Talk> after) {
    var old = before.stream().collect(Collectors.toMap(Talk::id, talk -> talk));
    var difference =
        new Difference(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
    var unchanged = 0;
    for (var talk : after) {
      var was = old.remove(talk.id());
      unchanged += was == null ? difference.add(talk) : difference.compare(was, talk);
    }
    old.values().stream()
        .filter(talk -> talk.state() != Talk.State.CANCELLED)
        .forEach(
            talk ->
                difference.cancelled().add(new Item(talk.id(), talk.content().title(), List.of())));
    return new Difference(
        difference.added(),
        difference.moved(),
        difference.changed(),
        difference.cancelled(),
        unchanged);
  }

  private int add(Talk talk) {
    added.add(new Item(talk.id(), talk.content().title(), List.of()));
    return 0;
  }

  private int compare(Talk was, Talk is) {
    var place = fields(PLACE, was, is);
    var fields = new ArrayList<>(place);
    fields.addAll(fields(CONTENT, was, is));
    if ((was.state() == Talk.State.CANCELLED) != (is.state() == Talk.State.CANCELLED)) {
      fields.add(new Field("state", was.state().word(), is.state().word()));
    }
    if (fields.isEmpty()) {
      return 1;
    }
    (place.isEmpty() ? changed : moved).add(new Item(is.id(), is.content().title(), fields));
    return 0;
  }

  private static List<Field> fields(
      Map<String, Function<Talk, @Nullable Object>> of, Talk was, Talk is) {
    return of.entrySet().stream()
        .filter(field -> !Objects.equals(field.getValue().apply(was), field.getValue().apply(is)))
        .map(
            field ->
                new Field(
                    field.getKey(),
                    text(field.getValue().apply(was)),
                    text(field.getValue().apply(is))))
        .toList();
  }

  private static String names(List<Talk.Speaker> speakers) {
    return speakers.stream().map(Talk.Speaker::name).collect(Collectors.joining(", "));
  }

  private static String links(List<Link> links) {
    return links.stream()
        .map(link -> link.title() + " (" + link.url() + ")")
        .collect(Collectors.joining(", "));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** Whether the times differ, so that notices go out anew. */
  static boolean otherTime(Talk was, Talk is) {
    return !same(was.slot().startsAt(), is.slot().startsAt())
        || !same(was.slot().endsAt(), is.slot().endsAt());
  }

  private static boolean same(OffsetDateTime one, OffsetDateTime other) {
    return one.toInstant().equals(other.toInstant());
  }
}
