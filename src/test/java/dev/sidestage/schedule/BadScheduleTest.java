package dev.sidestage.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sidestage.Client;
import dev.sidestage.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A schedule that can't be read")
class BadScheduleTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final String BOMB =
      """
      <?xml version="1.0"?>
      <!DOCTYPE schedule [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
      <schedule><conference><title>&d;</title></conference></schedule>
      """;

  private static final String FETCHING =
      """
      <?xml version="1.0"?><!DOCTYPE schedule [<!ENTITY x SYSTEM "file:///etc/passwd">]>
      <schedule><conference><title>&x;</title></conference></schedule>
      """;

  private static final String NUL =
      """
      {"schedule":{"version":"1","conference":{"title":"A\\u0000","acronym":"a","time_zone_name":"Europe/Berlin",
      "days":[{"index":1,"date":"2026-11-27","day_start":"2026-11-27T09:00:00+01:00",
      "day_end":"2026-11-27T18:00:00+01:00","rooms":{"Hall\\u0000":[{"id":1,
      "guid":"00000000-0000-4000-8000-000000000001","date":"2026-11-27T10:00:00+01:00","start":"10:00",
      "duration":"01:00","room":"Hall\\u0000","title":"One\\u0000 \\ud800","persons":[],"links":[]}]}}]}}}
      """;

  private String before;

  @BeforeEach
  void remember() {
    before = everything();
  }

  @AfterEach
  @DisplayName("changes nothing")
  void nothingChanged() {
    assertEquals(before, everything());
  }

  private static String everything() {
    return sidestage.nobody().get("/api/event").text()
        + sidestage.nobody().get("/api/schedule").text();
  }

  static Stream<Arguments> unreadable() {
    var xml = "application/xml";
    var json = "application/json";
    var ics = "text/calendar";
    return Stream.of(
        Arguments.of("an empty one", xml, ""),
        Arguments.of("an empty one", json, ""),
        Arguments.of("an empty one", ics, ""),
        Arguments.of("half of one", xml, "<schedule><conference><title>Camp</title>"),
        Arguments.of("text", xml, "a schedule"),
        Arguments.of("a page", xml, "<!doctype html><html><body>Sign in first</body></html>"),
        Arguments.of("another root", xml, "<rss><channel/></rss>"),
        Arguments.of("no talks", xml, "<schedule/>"),
        Arguments.of("an entity bomb", xml, BOMB),
        Arguments.of("an entity from a file", xml, FETCHING),
        Arguments.of("an unknown entity", xml, "<schedule>&nbsp;</schedule>"),
        Arguments.of("NUL", xml, "<schedule>\0</schedule>"),
        Arguments.of("deep nesting", xml, "<a>".repeat(100_000)),
        Arguments.of("half of one", json, "{\"schedule\":{\"conference\":"),
        Arguments.of("XML", json, "<schedule/>"),
        Arguments.of("a list", json, "[]"),
        Arguments.of("null", json, "null"),
        Arguments.of("a string", json, "\"schedule\""),
        Arguments.of("an empty object", json, "{}"),
        Arguments.of("a schedule that is a number", json, "{\"schedule\":1}"),
        Arguments.of("a conference that is a list", json, "{\"schedule\":{\"conference\":[]}}"),
        Arguments.of(
            "days that are a text", json, "{\"schedule\":{\"conference\":{\"days\":\"two\"}}}"),
        Arguments.of("a field twice", json, "{\"schedule\":{},\"schedule\":{}}"),
        Arguments.of("deep nesting", json, "{\"schedule\":" + "[".repeat(100_000)),
        Arguments.of("text", ics, "a calendar"),
        Arguments.of(
            "an empty calendar", ics, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"),
        Arguments.of(
            "a calendar without an end", ics, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n"),
        Arguments.of("XML", ics, "<schedule/>"));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("unreadable")
  void unreadable(String what, String type, String body) {
    refused(400, put(type, body.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"application/xml", "application/json", "text/calendar"})
  @DisplayName("random bytes")
  void bytes(String type) {
    refused(
        400, put(type, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1, 2, (byte) 0xC0, (byte) 0x80}));
  }

  @Test
  @DisplayName("isn't one that only breaks frab's schema: that is read, and what is odd reported")
  void againstItsSchema() throws IOException {
    var shared = System.getProperty("sidestage.shared", "../shared");
    var file = Path.of(shared, "data/frab-invalid.json");
    assumeTrue(Files.exists(file));
    var read =
        sidestage.organiser().send("PUT", "/api/schedule?dryRun=true", Files.readAllBytes(file));
    assertEquals(200, read.status(), read::text);
    assertNotEquals(0, read.json().at("/report/oddities").size());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "text/plain",
        "application/octet-stream",
        "multipart/form-data; boundary=x",
        "xml"
      })
  @DisplayName("of a content type that isn't a schedule's")
  void contentType(String type) {
    refused(415, put(type, "<schedule/>".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest(name = "?{0}")
  @ValueSource(
      strings = {"dryRun=yes", "dryRun=", "dryRun=1", "dryRun=true&dryRun=true", "force=true"})
  @DisplayName("with a parameter that there isn't")
  void parameters(String query) {
    refused(
        400,
        sidestage
            .organiser()
            .with("Content-Type", "application/xml")
            .put("/api/schedule?" + query, "<schedule/>"));
  }

  @Test
  @DisplayName("NUL and lone surrogates in titles don't reach the database as they are")
  void nul() {
    var answered = sidestage.organiser().put("/api/schedule?dryRun=true", NUL);
    assertEquals(200, answered.status(), answered::text);
    assertEquals(-1, answered.text().indexOf("\\u0000"));
  }

  private static Client.Answered put(String type, byte[] body) {
    return sidestage.organiser().with("Content-Type", type).send("PUT", "/api/schedule", body);
  }

  private static void refused(int status, Client.Answered answered) {
    assertEquals(status, answered.status(), answered::text);
  }
}
