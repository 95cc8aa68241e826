package dev.sidestage.schedule.exchange;

import static dev.sidestage.schedule.exchange.FrabXmlText.event;
import static dev.sidestage.schedule.exchange.FrabXmlText.schedule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.schedule.exchange.Report.Format;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Frab XML is refused, with a sentence that helps,")
class FrabXmlRefusalsTest {

  @Test
  @DisplayName("where it isn't well-formed, with the line")
  void malformed() {
    var message = refusal("<schedule>\n<conference>\n</schedule>");

    assertTrue(message.startsWith("Line 3 is not well-formed XML: "), message);
    assertTrue(message.contains("conference"), message);
  }

  @Test
  @DisplayName("where it is something else")
  void wrongRoot() {
    assertEquals(
        "Line 1 has the root element <rss>. A frab schedule's is <schedule>.", refusal("<rss/>"));
  }

  @Test
  @DisplayName("where it has no talks")
  void noTalks() {
    assertEquals("There is not a single talk in this schedule.", refusal(schedule()));
  }

  @Test
  @DisplayName("where not one of its talks means anything, with the first")
  void nothingUsable() {
    assertEquals(
        "No talk in this schedule can be used. For example, line 7, talk “X”: It has no readable"
            + " start: neither a date with a time nor a start.",
        refusal(schedule(event(1, "<title>X</title>"), event(2, ""))));
  }

  @Test
  @DisplayName("where its entities would fill the memory, at once")
  void billionLaughs() {
    var bomb =
        """
        <?xml version="1.0"?>
        <!DOCTYPE schedule [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
        ]>
        <schedule><conference><title>&d;</title></conference></schedule>
        """;

    assertTrue(refusal(bomb).contains("has a DOCTYPE"), refusal(bomb));
  }

  @Test
  @DisplayName("where it asks for a file of the server")
  void externalEntity(@TempDir Path folder) throws Exception {
    var secret = Files.writeString(folder.resolve("secret"), "s3cret");
    var xml =
        """
        <!DOCTYPE schedule [<!ENTITY x SYSTEM "%s">]>
        <schedule><conference><title>&x;</title></conference></schedule>
        """
            .formatted(secret.toUri());

    assertTrue(refusal(xml).contains("has a DOCTYPE"), refusal(xml));
  }

  @Test
  @DisplayName("where it uses an entity that nobody defined")
  void unknownEntity() {
    assertTrue(refusal("<schedule>&nbsp;</schedule>").startsWith("Line 1 is not well-formed XML"));
  }

  @Test
  @DisplayName("where it is nested far too deeply")
  void deep() {
    var message = refusal("<schedule>".repeat(10_000) + "</schedule>".repeat(10_000));

    assertTrue(message.contains("nested deeper than 50"), message);
  }

  @Test
  @DisplayName("where its bytes are not in its encoding")
  void wrongBytes() {
    var bytes = schedule(event(1, "<title>\u00e9</title>")).getBytes(StandardCharsets.ISO_8859_1);

    var message = Oddly.refusal(Format.FRAB_XML, bytes);

    assertTrue(message.contains("not well-formed XML"), message);
    assertTrue(message.contains("UTF-8"), message);
  }

  private static String refusal(String xml) {
    return Oddly.refusal(Format.FRAB_XML, xml);
  }
}
