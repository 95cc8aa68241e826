package dev.sidestage.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with JSON that somebody sent, in a sentence that names the field at fault. */
final class JsonFault {
  private static final Pattern MISSING =
      Pattern.compile("Missing required creator property '(\\w+)'.*");

  private static final Map<Class<?>, String> KINDS =
      Map.of(
          String.class, "a string",
          Integer.class, "a whole number",
          int.class, "a whole number",
          Boolean.class, "true or false",
          UUID.class, "a UUID",
          OffsetDateTime.class, "a time with its offset, as 2026-05-01T09:30:00+02:00");

  private JsonFault() {}

  static Problem of(JsonProcessingException fault) {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return Problem.invalid(path(unknown), "There is no such field here. " + known(unknown));
    }
    if (fault instanceof MismatchedInputException mismatched) {
      return mismatched(mismatched);
    }
    if (fault instanceof JsonMappingException && fault.getCause() instanceof Problem problem) {
      return problem;
    }
    if (fault instanceof JsonMappingException mapping
        && fault.getCause() instanceof IllegalArgumentException cause) {
      return Problem.invalid(path(mapping), String.valueOf(cause.getMessage()));
    }
    return Problem.invalid(
        "body", "This is not JSON: " + fault.getOriginalMessage() + at(fault) + ".");
  }

  private static Problem mismatched(MismatchedInputException fault) {
    var missing = MISSING.matcher(fault.getOriginalMessage().split("\n", 2)[0]);
    if (missing.matches()) {
      return Problem.invalid(missing.group(1), "The field '" + missing.group(1) + "' is missing.");
    }
    return Problem.invalid(path(fault), "This is to be " + kind(fault.getTargetType()) + ".");
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "a JSON object";
    }
    return type.isEnum()
        ? "one of "
            + Arrays.stream(type.getEnumConstants())
                .map(Json::string)
                .collect(Collectors.joining(", "))
        : KINDS.getOrDefault(type, "a JSON object");
  }

  private static String known(UnrecognizedPropertyException fault) {
    var known = fault.getKnownPropertyIds();
    return known == null || known.isEmpty()
        ? "There are none."
        : "Known: "
            + known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "))
            + ".";
  }

  private static String path(JsonMappingException fault) {
    var path =
        fault.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "body" : path;
  }

  private static String at(JsonProcessingException fault) {
    return fault.getLocation() == null ? "" : " (line " + fault.getLocation().getLineNr() + ")";
  }
}
