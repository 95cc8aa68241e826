package dev.sidestage;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code openapi.yaml} as data. */
final class ContractDocument {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "patch", "delete", "head", "options");

  private final JsonObject document = read();

  /**
   * An operation.
   *
   * @param path with its parameters in braces
   * @param grant what {@code x-grant} says
   */
  record Operation(HttpMethod method, String path, String id, String grant, JsonObject whole) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    for (var path : document.getJsonObject("paths")) {
      for (var member : (JsonObject) path.getValue()) {
        if (METHODS.contains(member.getKey())) {
          var whole = (JsonObject) member.getValue();
          operations.add(
              new Operation(
                  HttpMethod.valueOf(member.getKey().toUpperCase(Locale.ROOT)),
                  path.getKey(),
                  whole.getString("operationId"),
                  whole.getString("x-grant", ""),
                  whole));
        }
      }
    }
    return operations;
  }

  /**
   * The same for vertx-openapi, which knows few media types, compares the names of headers by case
   * and wants servers with a host.
   */
  JsonObject forValidators() {
    var adapted = adapted(document);
    adapted.remove("servers");
    return adapted;
  }

  /** What stands for a media type in {@link #forValidators}. */
  static String validated(String mediaType) {
    return switch (mediaType) {
      case "application/problem+json" -> "application/json";
      case "application/xml",
          "text/xml",
          "text/calendar",
          "text/csv",
          "text/markdown",
          "text/event-stream" ->
          "application/octet-stream";
      case "application/pdf", "image/png", "image/jpeg" -> "application/octet-stream";
      case "application/vnd.c3voc.schedule+xml" -> "application/octet-stream";
      default -> mediaType;
    };
  }

  private static JsonObject adapted(JsonObject object) {
    var adapted = new JsonObject();
    for (var member : object) {
      var value = member.getValue();
      if (value instanceof JsonObject inner) {
        value =
            switch (member.getKey()) {
              case "content" -> content(inner);
              case "headers" -> object.containsKey("description") ? headers(inner) : inner;
              default -> adapted(inner);
            };
      }
      adapted.put(member.getKey(), value);
    }
    return adapted;
  }

  private static JsonObject content(JsonObject content) {
    var adapted = new JsonObject();
    for (var type : content) {
      var validated = validated(type.getKey());
      adapted.put(
          validated,
          validated.equals("application/octet-stream") ? new JsonObject() : type.getValue());
    }
    return adapted;
  }

  private static JsonObject headers(JsonObject headers) {
    var adapted = new JsonObject();
    headers.forEach(
        header -> adapted.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    return adapted;
  }

  private static JsonObject read() {
    try (var in = ContractDocument.class.getResourceAsStream("/openapi.yaml")) {
      return new JsonObject(
          new YAMLMapper().readValue(in, new TypeReference<Map<String, Object>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
