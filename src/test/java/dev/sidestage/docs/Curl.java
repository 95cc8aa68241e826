package dev.sidestage.docs;

import dev.sidestage.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An example of the documentation: one call of curl, as a shell and curl understand it. We carry it
 * out by ourselves, so that it is tried on machines without curl, too; what this doesn't know, an
 * example may not use.
 */
record Curl(String method, URI uri, Map<String, String> headers, @Nullable String body) {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");
  private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

  /**
   * Reads a line.
   *
   * @param variables of the shell
   * @param directory where files are
   */
  static Curl of(String line, Map<String, String> variables, Path directory) {
    var words = words(line, variables);
    if (!words.get(0).equals("curl")) {
      throw new AssertionError("not a call of curl: " + line);
    }
    var headers = new LinkedHashMap<String, String>();
    String method = null;
    String url = null;
    String body = null;
    for (var i = 1; i < words.size(); i++) {
      switch (words.get(i)) {
        case "-N" -> {}
        case "-X" -> method = words.get(++i);
        case "-H" -> {
          var header = words.get(++i).split(": ", 2);
          headers.put(header[0], header[1]);
        }
        case "--json" -> {
          headers.put("Content-Type", "application/json");
          body = words.get(++i);
        }
        case "--data-binary" -> body = file(words.get(++i), directory);
        default -> {
          if (url != null || words.get(i).startsWith("-")) {
            throw new AssertionError("unknown in an example: " + words.get(i));
          }
          url = words.get(i);
        }
      }
    }
    return new Curl(
        method == null ? (body == null ? "GET" : "POST") : method,
        URI.create(Objects.requireNonNull(url, line)),
        headers,
        body);
  }

  private static List<String> words(String line, Map<String, String> variables) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(
          matcher.group(1) != null
              ? matcher.group(1)
              : expand(matcher.group(2) != null ? matcher.group(2) : matcher.group(3), variables));
    }
    return words;
  }

  private static String expand(String word, Map<String, String> variables) {
    return VARIABLE
        .matcher(word)
        .replaceAll(
            variable -> {
              var value = variables.get(variable.group(1));
              if (value == null) {
                throw new AssertionError("no example knows " + variable.group());
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private static String file(String word, Path directory) {
    try {
      return Files.readString(directory.resolve(word.substring(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isStream() {
    return uri.getPath().equals("/api/live");
  }

  /** Whom it is sent by, and to. */
  Client client() {
    var client = new Client(uri.resolve("/"), null);
    for (var header : headers.entrySet()) {
      client = client.with(header.getKey(), header.getValue());
    }
    return client;
  }

  /** Its path with the query. */
  String target() {
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }
}
