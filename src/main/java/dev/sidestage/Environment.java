package dev.sidestage;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings from environment variables and notes every error, rather than stop at the first.
 * An empty variable counts as unset, as compose files and Kubernetes make them so.
 */
final class Environment {
  /** What Kubernetes sets in every pod beside a Service named {@code sidestage}. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile("SIDESTAGE_(SERVICE_(HOST|PORT.*)|PORT_\\d+_.*)");

  private final Map<String, String> variables;
  private final List<String> errors = new ArrayList<>();

  Environment(Map<String, String> variables) {
    this.variables = new TreeMap<>(variables);
  }

  /** The value of a setting that has a default; the default where the value is wrong. */
  <T> T read(Setting setting, Function<String, T> parser) {
    var fallback = parser.apply(Objects.requireNonNull(setting.fallback()));
    var value = readIfSet(setting, parser);
    return value == null ? fallback : value;
  }

  /** The value of a setting, null where it is unset or wrong. */
  <T> @Nullable T readIfSet(Setting setting, Function<String, T> parser) {
    var text = variables.getOrDefault(setting.variable(), "").strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      refuse(setting, text);
      return null;
    }
  }

  void refuse(Setting setting, String value) {
    var shown = setting.isSecret() ? "" : "is \"%s\", but ".formatted(value);
    errors.add("%s %smust be %s.".formatted(setting.variable(), shown, setting.right()));
  }

  /** Ends the reading: refuses what is no setting, and fails if anything was refused. */
  void check() throws InvalidConfig {
    var known = Stream.of(Setting.values()).map(Setting::variable).toList();
    for (var name : variables.keySet()) {
      if (name.startsWith(Setting.PREFIX) && !known.contains(name) && !isServiceLink(name)) {
        errors.add(
            "%s is no setting. Did you mean %s?".formatted(name, Setting.nearest(name).variable()));
      }
    }
    if (variables.getOrDefault(Setting.PORT.variable(), "").startsWith("tcp://")) {
      errors.add(
          "Kubernetes sets SIDESTAGE_PORT for a Service named sidestage: put enableServiceLinks:"
              + " false into the pod's spec.");
    }
    if (!errors.isEmpty()) {
      throw new InvalidConfig(errors);
    }
  }

  private boolean isServiceLink(String name) {
    return variables.containsKey("SIDESTAGE_SERVICE_HOST") && SERVICE_LINK.matcher(name).matches();
  }
}
