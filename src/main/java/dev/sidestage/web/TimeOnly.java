package dev.sidestage.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** A time is a string with its offset: no number, of which nobody knows what it counts. */
final class TimeOnly extends StdDeserializer<OffsetDateTime> {
  private static final long serialVersionUID = 1;

  TimeOnly() {
    super(OffsetDateTime.class);
  }

  @Override
  public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return (OffsetDateTime) context.handleUnexpectedToken(OffsetDateTime.class, parser);
    }
    try {
      return OffsetDateTime.parse(parser.getText());
    } catch (DateTimeException e) {
      return (OffsetDateTime)
          context.handleWeirdStringValue(
              OffsetDateTime.class, parser.getText(), "not a time with its offset");
    }
  }
}
