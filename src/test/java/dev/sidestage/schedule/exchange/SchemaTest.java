package dev.sidestage.schedule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sidestage.schedule.SampleEvent;
import dev.sidestage.schedule.Schedule;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frab's schemas come without a licence: they are used where they are, and not shipped. */
@DisplayName("An export is valid against frab's own")
class SchemaTest {
  private static final Path DATA =
      Path.of(System.getProperty("sidestage.shared", "../shared")).resolve("data");

  static Stream<String> schedules() {
    return Stream.of(
        "the sample",
        "38c3-schedule.xml",
        "debconf23.xml",
        "pretalx-democon.json",
        "linux-conf-au-2020.ics",
        "frab-invalid.json");
  }

  @ParameterizedTest(name = "XML schema: {0}")
  @MethodSource("schedules")
  void xml(String file) throws Exception {
    var schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(there("frab-schedule.xsd").toFile());
    var bytes = new FrabXmlDocument(Published.of(schedule(file))).bytes();
    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes)));
  }

  @ParameterizedTest(name = "JSON schema: {0}")
  @MethodSource("schedules")
  void json(String file) throws Exception {
    var validator = validator();
    var bytes = new FrabJsonDocument(Published.of(schedule(file))).bytes();
    assertEquals(List.of(), errors(validator, new String(bytes, StandardCharsets.UTF_8)));
  }

  @Test
  @DisplayName("JSON schema, which finds what is wrong with the negative control")
  void control() throws Exception {
    var broken = Files.readString(there("frab-invalid.json"));
    assertTrue(errors(validator(), broken).size() > 0);
  }

  private static Validator validator() throws Exception {
    return Validator.create(
        JsonSchema.of(new JsonObject(Files.readString(there("frab-schedule-schema.json")))),
        new JsonSchemaOptions()
            .setDraft(Draft.DRAFT7)
            .setBaseUri("https://c3voc.de/")
            .setOutputFormat(OutputFormat.Basic));
  }

  private static List<String> errors(Validator validator, String json) {
    var result = validator.validate(new JsonObject(json));
    return result.getErrors() == null
        ? List.of()
        : result.getErrors().stream()
            .map(error -> error.getInstanceLocation() + ": " + error.getError())
            .toList();
  }

  private static Schedule schedule(String file) throws Exception {
    if (file.equals("the sample")) {
      return SampleEvent.laidAround(
          Instant.parse("2036-12-01T09:00:00Z"), ZoneId.of("Europe/Berlin"));
    }
    var bytes = Files.readAllBytes(there(file));
    return ScheduleReader.read(ScheduleReader.ofFile(file, bytes).orElseThrow(), bytes).schedule();
  }

  private static Path there(String file) {
    var path = DATA.resolve(file);
    assumeTrue(Files.exists(path), () -> "no " + path);
    return path;
  }
}
