package dev.sidestage.schedule.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A component of an iCalendar, a VEVENT for instance, with its properties as they are written.
 * Filled while the calendar is read, and only looked at after that.
 *
 * @param line where its BEGIN stands, from 1
 */
record CalendarPart(String name, int line, List<Property> properties, List<CalendarPart> parts) {

  /**
   * @param value still with its escapes
   * @param parameters by name in upper case, without quotes
   */
  record Property(String name, String value, Map<String, String> parameters, int line) {
    @Nullable String parameter(String named) {
      return parameters.get(named);
    }
  }

  CalendarPart(String name, int line) {
    this(name, line, new ArrayList<>(), new ArrayList<>());
  }

  Stream<CalendarPart> parts(String named) {
    return parts.stream().filter(part -> part.name.equals(named));
  }

  Optional<Property> property(String named) {
    return properties.stream().filter(property -> property.name.equals(named)).findFirst();
  }

  /** The text of the first property of that name, without its escapes (section 3.3.11). */
  @Nullable String text(String named) {
    return property(named).map(property -> unescaped(property.value)).orElse(null);
  }

  private static String unescaped(String value) {
    var text = new StringBuilder(value.length());
    for (var at = 0; at < value.length(); at++) {
      var c = value.charAt(at);
      if (c == '\\' && at + 1 < value.length()) {
        var escaped = value.charAt(++at);
        text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
