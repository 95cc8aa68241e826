package dev.sidestage.schedule.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.regex.Pattern;

/** Reads JSON from strangers: no deeper than a schedule may be, and with the line of a mistake. */
final class JsonTree {
  private static final int DEPTH = 50;
  private static final Pattern PARSER_PLACE =
      Pattern.compile("at \\[Source: .*; line: (\\d+)[^]]*]");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonTree() {}

  static JsonNode read(byte[] bytes) throws UnreadableSchedule {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      var said = PARSER_PLACE.matcher(e.getOriginalMessage()).replaceAll("in line $1");
      throw new UnreadableSchedule("Line " + line + " is not JSON: " + said + ".");
    } catch (IOException e) {
      throw new UnreadableSchedule("It is not JSON in UTF-8, UTF-16 or UTF-32.");
    }
  }
}
