package dev.sidestage.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The libraries of the pages, from WebJars: those that webroot names, and no others that happen to
 * be on the class path. Thread-safe; a file is read when it is first asked for, and kept.
 */
final class Libraries {
  private static final Pattern NAMED = Pattern.compile("\"/lib/([A-Za-z0-9._-]+)/");

  private final Map<String, String> versions = new TreeMap<>();
  private final Map<String, Asset> files = new ConcurrentHashMap<>();

  /**
   * @throws IllegalStateException where one that is named isn't there
   */
  Libraries(Iterable<String> texts) {
    for (var webjar : named(texts)) {
      versions.put(
          webjar,
          version(webjar)
              .orElseThrow(
                  () -> new IllegalStateException("the class path has no WebJar " + webjar)));
    }
  }

  /** Each with its version: what tells one set of libraries from another. */
  @Override
  public String toString() {
    return versions.toString();
  }

  /** A file of one; null where there is none. Blocking. */
  @Nullable Asset file(String webjar, String name) {
    var version = versions.get(webjar);
    if (version == null || name.contains("..") || name.contains("//")) {
      return null;
    }
    return files.computeIfAbsent(
        webjar + "/" + version + "/" + name,
        path ->
            resource("/META-INF/resources/webjars/" + path)
                .map(content -> Asset.of(name, content))
                .orElse(null));
  }

  private static SortedSet<String> named(Iterable<String> texts) {
    var webjars = new TreeSet<String>();
    for (var text : texts) {
      NAMED.matcher(text).results().forEach(found -> webjars.add(found.group(1)));
    }
    return webjars;
  }

  private static Optional<String> version(String webjar) {
    return resource("/META-INF/maven/org.webjars.npm/" + webjar + "/pom.properties")
        .or(() -> resource("/META-INF/maven/org.webjars/" + webjar + "/pom.properties"))
        .map(Libraries::version);
  }

  private static String version(byte[] content) {
    var properties = new Properties();
    try {
      properties.load(new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static Optional<byte[]> resource(String name) {
    try (var in = Libraries.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
