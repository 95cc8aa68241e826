package dev.sidestage;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request and what it was answered with.
 *
 * @param headers of the request, by their names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Exchange(
    String method,
    URI uri,
    Map<String, String> headers,
    byte @Nullable [] body,
    Client.Answered answered) {

  /** A query parameter. */
  record Parameter(String name, String value) {}

  String path() {
    return uri.getRawPath();
  }

  boolean isApi() {
    return path().startsWith("/api/");
  }

  List<Parameter> query() {
    var parameters = new ArrayList<Parameter>();
    if (uri.getRawQuery() != null) {
      for (var each : uri.getRawQuery().split("&", -1)) {
        var parts = each.split("=", 2);
        parameters.add(new Parameter(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1])));
      }
    }
    return parameters;
  }

  /** A segment of the path, decoded. */
  String segment(int index) {
    return decoded(path().split("/", -1)[index]);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return method + " " + uri + " -> " + answered.status() + " " + answered.text();
  }
}
