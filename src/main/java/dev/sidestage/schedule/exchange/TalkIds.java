package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.NamedUuid;
import dev.sidestage.schedule.exchange.Report.Format;
import dev.sidestage.schedule.exchange.Source.Entry;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives each talk an id that the next import of the same source gives it again: its guid, or one
 * made of whatever it can be known by.
 */
final class TalkIds {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Format format;
  private final String event;
  private final Oddities oddities;
  private final Set<UUID> given = new HashSet<>();

  /**
   * @param event goes into made ids, since "35" is a talk of every event
   */
  TalkIds(Format format, String event, Oddities oddities) {
    this.format = format;
    this.event = event;
    this.oddities = oddities;
  }

  UUID of(Entry entry, OffsetDateTime startsAt) {
    var id = first(entry, startsAt);
    if (given.add(id)) {
      return id;
    }
    oddities.add(
        entry,
        format == Format.ICALENDAR
            ? "Its UID has been used by another entry above."
            : "Its guid has been used by another talk above.",
        "It got an id of its own, made of that one.");
    return derived(id);
  }

  private UUID first(Entry entry, OffsetDateTime startsAt) {
    var guid = Texts.line(entry.identity().guid());
    if (guid != null && UUID_FORM.matcher(guid).matches()) {
      return UUID.fromString(guid);
    }
    if (format != Format.ICALENDAR) {
      oddities.add(
          entry,
          guid == null ? "It has no guid." : "Its guid is not a UUID.",
          "It got an id made of its id, slug or title, the same at each import.");
    }
    return NamedUuid.of(NamedUuid.TALKS, event + "/" + name(entry, startsAt));
  }

  private static String name(Entry entry, OffsetDateTime startsAt) {
    var identity = entry.identity();
    var id = Texts.line(identity.id());
    if (id != null) {
      return "id/" + id;
    }
    var slug = Texts.line(identity.slug());
    return slug != null
        ? "slug/" + slug
        : "title/" + entry.words().title() + "/" + startsAt.toInstant();
  }

  private UUID derived(UUID id) {
    var number = 2;
    var derived = NamedUuid.of(id, Integer.toString(number));
    while (!given.add(derived)) {
      derived = NamedUuid.of(id, Integer.toString(++number));
    }
    return derived;
  }
}
