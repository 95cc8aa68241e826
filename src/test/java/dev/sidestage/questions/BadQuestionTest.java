package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A question that can't be asked so")
class BadQuestionTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static Stage stage;
  private static Client viewer;
  private String before;
  private String mineBefore;

  @BeforeAll
  static void people() {
    stage = Stage.of(sidestage);
    viewer = sidestage.viewer();
  }

  @BeforeEach
  void remember() {
    before = queue();
    mineBefore = mine();
  }

  /** The counts in it are of all questions, so that a pending one would show. */
  private static String queue() {
    return sidestage.nobody().get(stage.questions()).text();
  }

  private static String mine() {
    return viewer.get(stage.questions() + "/mine").text();
  }

  @AfterEach
  @DisplayName("changes nothing")
  void nothingChanged() {
    assertEquals(before, queue());
    assertEquals(mineBefore, mine());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          nothing at all             | {}
          empty                      | {"text":""}
          null                       | {"text":null}
          two characters             | {"text":"ab"}
          two and blanks             | {"text":"  ab  "}
          blanks only                | {"text":"     "}
          no-break spaces only       | {"text":"\\u00a0\\u00a0\\u00a0\\u00a0"}
          invisible characters       | {"text":"\\u200b\\u200b\\u2060\\ufeff"}
          fillers that show nothing  | {"text":"\\u3164\\u3164\\u2800\\u115f"}
          a bell                     | {"text":"What\\u0007 about it?"}
          NUL                        | {"text":"What\\u0000 about it?"}
          an escape                  | {"text":"\\u001b[31mred"}
          a C1 control               | {"text":"What\\u0085 about it?"}
          a lone high surrogate      | {"text":"What \\ud83d about it?"}
          a lone low surrogate       | {"text":"What \\ude00 about it?"}
          a number                   | {"text":12345}
          a list                     | {"text":["Why?"]}
          an object                  | {"text":{"a":1}}
          true                       | {"text":true}
          an unknown field           | {"text":"Why so?","state":"approved"}
          a field twice              | {"text":"Why so?","text":"Why not?"}
          a list of questions        | [{"text":"Why so?"}]
          a string                   | "Why so?"
          null itself                | null
          trailing garbage           | {"text":"Why so?"} and more
          two values                 | {"text":"Why so?"}{"text":"Why?"}
          cut off                    | {"text":"Why so
          a control in the name      | {"text":"Why so?","name":"A\\u0000da"}
          a name that is a number    | {"text":"Why so?","name":1}
          """,
      delimiter = '|',
      quoteCharacter = '`')
  void malformed(String what, String body) {
    refused(400, viewer.post(stage.questions(), body));
  }

  @ParameterizedTest(name = "{0} characters")
  @ValueSource(ints = {501, 10_000})
  void tooLong(int characters) {
    var refused = viewer.post(stage.questions(), "{\"text\":\"" + "é".repeat(characters) + "\"}");
    refused(400, refused);
    assertEquals("text", refused.json().get("field").asText());
  }

  @Test
  @DisplayName("a name of 61 characters")
  void longName() {
    refused(
        400,
        viewer.post(
            stage.questions(), "{\"text\":\"Why so?\",\"name\":\"" + "n".repeat(61) + "\"}"));
  }

  @Test
  @DisplayName("JSON nested a hundred thousand deep")
  void deep() {
    refused(400, viewer.post(stage.questions(), "{\"text\":" + "[".repeat(30_000)));
    refused(413, viewer.post(stage.questions(), "[".repeat(100_000) + "]".repeat(100_000)));
  }

  @Test
  @DisplayName("bytes that are no UTF-8")
  void encoding() {
    var latin = "{\"text\":\"Warum so spät?\"}".getBytes(StandardCharsets.ISO_8859_1);
    refused(400, viewer.send("POST", stage.questions(), latin));
    refused(
        400,
        viewer.send("POST", stage.questions(), new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80}));
    refused(400, viewer.send("POST", stage.questions(), new byte[0]));
  }

  @ParameterizedTest(name = "Idempotency-Key {0}")
  @ValueSource(strings = {"short", "with a blank in it", "1234567"})
  void keys(String key) {
    var refused =
        viewer.with("Idempotency-Key", key).post(stage.questions(), "{\"text\":\"Why so?\"}");
    refused(400, refused);
    assertEquals("Idempotency-Key", refused.json().get("field").asText());
  }

  @Test
  @DisplayName("an Idempotency-Key of 101 characters")
  void longKey() {
    refused(
        400,
        viewer
            .with("Idempotency-Key", "k".repeat(101))
            .post(stage.questions(), "{\"text\":\"Why so?\"}"));
  }

  @ParameterizedTest(name = "Content-Type {0}")
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", ";"})
  void contentType(String type) {
    refused(
        415, viewer.with("Content-Type", type).post(stage.questions(), "{\"text\":\"Why so?\"}"));
  }

  @Test
  @DisplayName("a form with a file")
  void form() {
    refused(
        415,
        viewer
            .with("Content-Type", "multipart/form-data; boundary=x")
            .post(
                stage.questions(),
                "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\na\r\n--x--\r\n"));
  }

  @Test
  @DisplayName("an unknown talk")
  void talk() {
    refused(
        404,
        viewer.post("/api/talks/" + UUID.randomUUID() + "/questions", "{\"text\":\"Why so?\"}"));
    refused(404, viewer.post("/api/talks/none/questions", "{\"text\":\"Why so?\"}"));
    refused(404, viewer.post("/api/talks/%00/questions", "{\"text\":\"Why so?\"}"));
  }

  private static void refused(int status, Client.Answered answered) {
    assertEquals(status, answered.status(), answered.text());
    assertTrue(answered.json().get("detail").asText().length() > 10);
  }
}
