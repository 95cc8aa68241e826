package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.Link;
import dev.sidestage.schedule.exchange.Source.Conference;
import dev.sidestage.schedule.exchange.Source.Entry;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes web addresses out of what sources give as such; the rest is dropped, and reported. */
final class Links {
  private static final int MAX = 2_000;
  private static final String NEVER_IN_AN_ADDRESS = " \"<>\\^`{|}";

  private final @Nullable URI base;
  private final Oddities oddities;

  Links(Conference conference, Oddities oddities) {
    this.base = web(conference.baseUrl(), null).or(() -> web(conference.url(), null)).orElse(null);
    this.oddities = oddities;
  }

  /** The event's own address. */
  @Nullable URI of(Conference conference) {
    return web(conference.url(), base).orElse(base);
  }

  /** The talk's own page. */
  @Nullable URI of(Entry entry) {
    return address(entry, entry.url()).orElse(null);
  }

  /** Where a room's stream plays. */
  @Nullable URI of(Source.Place place) {
    return web(place.stream(), null).orElse(null);
  }

  /** Where the talk's own stream plays. */
  @Nullable URI streamOf(Entry entry) {
    return address(entry, entry.more().stream()).orElse(null);
  }

  @Nullable URI recordingOf(Entry entry) {
    return address(entry, entry.more().recording()).orElse(null);
  }

  /** What the talk links to, each address once. */
  List<Link> listOf(Entry entry) {
    var links = new LinkedHashMap<URI, Link>();
    for (var reference : entry.links()) {
      address(entry, reference.address())
          .ifPresent(
              uri -> {
                var title = Objects.requireNonNullElse(Texts.line(reference.title()), "");
                var shown = title.isEmpty() ? uri.toString() : title;
                links.putIfAbsent(uri, new Link(Texts.cut(shown, Texts.LINE), uri));
              });
    }
    return List.copyOf(links.values());
  }

  private Optional<URI> address(Entry entry, @Nullable String raw) {
    var text = Texts.line(raw);
    if (text == null) {
      return Optional.empty();
    }
    var uri = web(text, base);
    if (uri.isEmpty()) {
      oddities.add(
          entry,
          Texts.shortened(text),
          "It has a link that is no http or https address.",
          "The link was dropped.");
    }
    return uri;
  }

  private static Optional<URI> web(@Nullable String raw, @Nullable URI base) {
    var text = Texts.line(raw);
    if (text == null || text.length() > MAX) {
      return Optional.empty();
    }
    try {
      var uri = new URI(encoded(text.startsWith("www.") ? "https://" + text : text));
      var absolute = base == null || uri.isAbsolute() ? uri : base.resolve(uri);
      return Optional.of(absolute).filter(Link::isWeb);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** People paste addresses as browsers show them: with spaces, bars and braces. */
  private static String encoded(String text) {
    var encoded = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c ->
                encoded.append(
                    NEVER_IN_AN_ADDRESS.indexOf(c) < 0
                        ? String.valueOf((char) c)
                        : String.format(Locale.ROOT, "%%%02X", c)));
    return encoded.toString();
  }
}
