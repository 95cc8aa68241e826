package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.exchange.CalendarPart.Property;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import org.jspecify.annotations.Nullable;

/**
 * Takes what ical4j's parser finds, as it is written. Not its model: that would refuse a whole
 * calendar for one property, knows no lines, and brings time zones that it may look up in the
 * network.
 */
final class CalendarParts implements ContentHandler {
  private static final int DEPTH = 10;

  private final CalendarText text;
  private final List<CalendarPart> calendars = new ArrayList<>();
  private final Deque<CalendarPart> open = new ArrayDeque<>();
  private Map<String, String> parameters = new HashMap<>();
  private String value = "";

  /** The parser's calls come one for one with the content lines. */
  private int index = -1;

  private CalendarParts(CalendarText text) {
    this.text = text;
  }

  static List<CalendarPart> of(CalendarText text) throws UnreadableSchedule {
    var parts = new CalendarParts(text);
    try {
      new CalendarParserImpl(true).parse(new StringReader(text.toString()), parts);
    } catch (IOException | ParserException e) {
      throw new UnreadableSchedule(parts.broken());
    }
    return parts.calendars;
  }

  private String broken() {
    var part = open.peek();
    var inside = part == null ? "" : ", in the " + part.name() + " of line " + part.line();
    return "The calendar can't be read beyond line %d%s. Each BEGIN needs its END, and the last line is END:VCALENDAR."
        .formatted(text.number(Math.max(index, 0)), inside);
  }

  @Override
  public void startCalendar() {
    var calendar = new CalendarPart("VCALENDAR", nextLine());
    calendars.add(calendar);
    open.push(calendar);
  }

  @Override
  public void endCalendar() {
    nextLine();
    open.pop();
  }

  @Override
  public void startComponent(String name) {
    if (open.size() == DEPTH) {
      throw new IllegalStateException("nested too deeply");
    }
    var part = new CalendarPart(name, nextLine());
    current().parts().add(part);
    open.push(part);
  }

  @Override
  public void endComponent(String name) {
    nextLine();
    open.pop();
  }

  @Override
  public void startProperty(String name) {
    nextLine();
    parameters = new HashMap<>();
    value = "";
  }

  @Override
  public void parameter(String name, @Nullable String raw) {
    var unquoted = raw == null ? "" : raw.replace("\"", "");
    parameters.put(name.toUpperCase(Locale.ROOT), unquoted);
  }

  @Override
  public void propertyValue(String found) {
    value = found;
  }

  @Override
  public void endProperty(String name) {
    var property =
        new Property(name.toUpperCase(Locale.ROOT), value, parameters, text.number(index));
    current().properties().add(property);
  }

  private CalendarPart current() {
    return open.getFirst();
  }

  private int nextLine() {
    return text.number(++index);
  }
}
