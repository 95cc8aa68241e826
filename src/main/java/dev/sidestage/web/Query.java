package dev.sidestage.web;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request's query parameters: the known ones, each at most once. Unknown ones are refused. */
public final class Query {
  private final MultiMap parameters;

  private Query(MultiMap parameters) {
    this.parameters = parameters;
  }

  /**
   * The query of a request that knows these parameters.
   *
   * @throws Problem 400
   */
  public static Query of(RoutingContext request, String... known) {
    var parameters = request.queryParams();
    for (var name : parameters.names()) {
      if (!Set.of(known).contains(name)) {
        throw Problem.invalid(
            name,
            "There is no query parameter '"
                + name
                + "' here. "
                + (known.length == 0
                    ? "There are none."
                    : "Known: " + String.join(", ", known) + "."));
      }
      if (parameters.getAll(name).size() > 1) {
        throw Problem.invalid(name, "Give the query parameter '" + name + "' once.");
      }
    }
    return new Query(parameters);
  }

  public @Nullable String text(String name) {
    return parameters.get(name);
  }

  /** A whole number from 1; null where it isn't given. */
  public @Nullable Long number(String name) {
    var value = parameters.get(name);
    if (value != null && !value.matches("[1-9]\\d{0,17}")) {
      throw Problem.invalid(name, "'" + name + "' is a whole number from 1.");
    }
    return value == null ? null : Long.valueOf(value);
  }

  /** An id; null where it isn't given. */
  public @Nullable UUID id(String name) {
    var value = parameters.get(name);
    try {
      return value == null ? null : UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(name, "'" + name + "' is an id: a UUID.");
    }
  }

  /** One of the choices; the first where it isn't given. */
  public String choice(String name, String... choices) {
    var value = parameters.get(name);
    if (value == null) {
      return choices[0];
    }
    if (!List.of(choices).contains(value)) {
      throw Problem.invalid(name, "'" + name + "' is one of " + String.join(", ", choices) + ".");
    }
    return value;
  }

  /** A whole number from 1; 1 where it isn't given. */
  public int page(String name, int most) {
    var value = parameters.get(name);
    if (value == null) {
      return 1;
    }
    if (!value.matches("[1-9]\\d{0,8}") || Integer.parseInt(value) > most) {
      throw Problem.invalid(name, "'" + name + "' is a whole number from 1 to " + most + ".");
    }
    return Integer.parseInt(value);
  }

  /** Whether it is {@code true}; {@code false} where it isn't given. */
  public boolean flag(String name) {
    return choice(name, "false", "true").equals("true");
  }
}
