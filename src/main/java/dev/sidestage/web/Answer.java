package dev.sidestage.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with.
 *
 * @param body mapped to JSON; null for none
 */
public record Answer(int status, @Nullable Object body, Map<String, String> headers) {
  public Answer {
    headers = Map.copyOf(headers);
  }

  /** 200, and nobody else's: not to be kept. */
  public static Answer ok(Object body) {
    return new Answer(200, body, Map.of("Cache-Control", "private, no-store"));
  }

  /** 201. */
  public static Answer created(String location, Object body) {
    return new Answer(
        201, body, Map.of("Cache-Control", "private, no-store", "Location", location));
  }

  /** 204. */
  public static Answer noContent() {
    return new Answer(204, null, Map.of());
  }

  /** The same with one more header. */
  public Answer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, body, more);
  }
}
