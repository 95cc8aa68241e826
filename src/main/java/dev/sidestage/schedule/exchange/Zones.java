package dev.sidestage.schedule.exchange;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the time zone that a source means by a word: an IANA name in any case ("Europe/Berlin"), an
 * offset ("+02:00"), a Windows name ("W. Europe Standard Time"), or an IANA name behind a prefix
 * ("/freeassociation.sourceforge.net/Europe/Berlin").
 */
final class Zones {
  private static final Map<String, String> NAMES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    windowsNames().forEach((name, zone) -> NAMES.put(name.toString(), zone.toString()));
    ZoneId.getAvailableZoneIds().forEach(name -> NAMES.put(name, name));
    NAMES.put("Z", "UTC");
  }

  private Zones() {}

  static Optional<ZoneId> find(@Nullable String word) {
    var name = Texts.line(word);
    if (name == null) {
      return Optional.empty();
    }
    return named(name).or(() -> behindPrefix(name)).or(() -> offset(name));
  }

  private static Optional<ZoneId> named(String name) {
    return Optional.ofNullable(NAMES.get(name)).map(ZoneId::of);
  }

  private static Optional<ZoneId> behindPrefix(String name) {
    for (var slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      var zone = named(name.substring(slash + 1)).filter(found -> found.getId().contains("/"));
      if (zone.isPresent()) {
        return zone;
      }
    }
    return Optional.empty();
  }

  private static Optional<ZoneId> offset(String name) {
    try {
      return Optional.of(ZoneOffset.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * ical4j's table, as a file: its registry would install its own zones into the whole JVM, and may
   * ask the network about them.
   */
  private static Properties windowsNames() {
    var names = new Properties();
    var table =
        Zones.class
            .getClassLoader()
            .getResourceAsStream("net/fortuna/ical4j/transform/compliance/msTimezoneNames");
    if (table == null) {
      throw new IllegalStateException("ical4j has no table of Windows' time zones");
    }
    try (var reader = new InputStreamReader(table, StandardCharsets.UTF_8)) {
      names.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    names.values().removeIf(zone -> !ZoneId.getAvailableZoneIds().contains(zone.toString()));
    return names;
  }
}
