package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.Talk.Content;
import dev.sidestage.schedule.Talk.Kind;
import dev.sidestage.schedule.Talk.Speaker;
import dev.sidestage.schedule.exchange.Source.Entry;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a talk is about, its texts cleaned and kept within bounds. */
final class Contents {
  private static final int WORD = 200;

  private final Links links;
  private final Oddities oddities;

  Contents(Links links, Oddities oddities) {
    this.links = links;
    this.oddities = oddities;
  }

  /** The entry must have a title. */
  Content of(Entry entry, UUID id) {
    var words = entry.words();
    var speakers = speakers(entry);
    var type = line(entry, "type", words.type(), WORD);
    var title = Objects.requireNonNull(line(entry, "title", words.title(), Texts.LINE));
    return new Content(
        kind(entry, type, title, !speakers.isEmpty()),
        type,
        title,
        line(entry, "subtitle", words.subtitle(), Texts.LINE),
        line(entry, "track", words.track(), WORD),
        line(entry, "language", words.language(), WORD),
        body(entry, "abstract", words.summary()),
        body(entry, "description", words.description()),
        speakers,
        links.listOf(entry),
        page(entry, id),
        links.streamOf(entry));
  }

  private Kind kind(Entry entry, @Nullable String type, String title, boolean hasSpeakers) {
    var said = entry.more().kind();
    var known = Arrays.stream(Kind.values()).filter(kind -> kind.word().equals(said)).findFirst();
    if (said != null && known.isEmpty()) {
      oddities.add(
          entry,
          Texts.shortened(said),
          "Its kind is not a known one.",
          "It was guessed from its type and title.");
    }
    return known.orElseGet(() -> Kinds.of(type, title, hasSpeakers));
  }

  /** Our own page of it is no page of its own: it comes from one of our exports. */
  private @Nullable URI page(Entry entry, UUID id) {
    var page = links.of(entry);
    return page != null && String.valueOf(page.getPath()).endsWith("/talks/" + id) ? null : page;
  }

  private List<Speaker> speakers(Entry entry) {
    return entry.persons().stream()
        .map(name -> line(entry, "speaker's name", name, WORD))
        .filter(Objects::nonNull)
        .distinct()
        .map(Speaker::new)
        .toList();
  }

  private @Nullable String line(Entry entry, String field, @Nullable String raw, int max) {
    return bounded(entry, field, Texts.line(raw), max);
  }

  private @Nullable String body(Entry entry, String field, @Nullable String raw) {
    return RichText.of(bounded(entry, field, Texts.body(raw), Texts.BODY));
  }

  private @Nullable String bounded(Entry entry, String field, @Nullable String text, int max) {
    if (text == null || text.length() <= max) {
      return text;
    }
    oddities.add(
        entry,
        "Its " + field + " is longer than " + max + " characters.",
        "It was cut after " + max + ".");
    return Texts.cut(text, max).strip();
  }
}
