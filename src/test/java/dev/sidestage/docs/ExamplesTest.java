package dev.sidestage.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An example of the documentation")
class ExamplesTest {
  @RegisterExtension static final Running sidestage = Running.with();

  @TempDir static Path directory;

  private static Map<String, String> variables = Map.of();

  @BeforeAll
  static void prepare() throws Exception {
    var talk =
        sidestage.nobody().get("/api/schedule").json().get("talks").findParents("state").stream()
            .filter(t -> t.get("state").asText().equals("live"))
            .findFirst()
            .orElseThrow()
            .get("id")
            .asText();
    var moderator = sidestage.moderator(null);
    var pending = ask(talk);
    var question = ask(talk);
    moderator.patch("/api/questions/" + question, "{\"state\":\"approved\",\"version\":1}");
    variables =
        Map.of(
            "SIDESTAGE",
            sidestage.url().toString(),
            "MANAGEMENT",
            sidestage.managementUrl().toString(),
            "ORGANISER",
            Running.ORGANISER,
            "MODERATOR",
            token(moderator),
            "VIEWER",
            token(sidestage.viewer()),
            "TALK",
            talk,
            "PENDING",
            pending,
            "QUESTION",
            question);
    Files.writeString(directory.resolve("schedule.xml"), schedule());
  }

  private static String ask(String talk) {
    return sidestage
        .viewer()
        .post("/api/talks/" + talk + "/questions", "{\"text\":\"How large is it?\"}")
        .json()
        .get("id")
        .asText();
  }

  private static String token(Client client) {
    return Objects.requireNonNull(client.token());
  }

  private static String schedule() {
    return """
        <schedule>
          <conference>
            <title>A day</title><start>2026-12-01</start><end>2026-12-01</end><days>1</days>
            <time_zone_name>Europe/Berlin</time_zone_name>
          </conference>
          <day index="1" date="2026-12-01" start="2026-12-01T09:00:00+01:00" end="2026-12-01T18:00:00+01:00">
            <room name="Hall">
              <event id="1" guid="0b7d1f0e-3b1a-4c3e-8f4e-0d1c2b3a4f5e">
                <date>2026-12-01T10:00:00+01:00</date><start>10:00</start><duration>00:30</duration>
                <title>Opening</title>
              </event>
            </room>
          </day>
        </schedule>
        """;
  }

  static Stream<String> examples() {
    return Markdown.all().stream()
        .flatMap(page -> page.blocks("sh").stream())
        .flatMap(block -> block.replace("\\\n", " ").lines())
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("does what it says")
  void example(String line) {
    var curl = Curl.of(line, variables, directory);
    if (curl.isStream()) {
      try (var live = curl.client().live(curl.uri().getRawQuery())) {
        assertEquals("hello", live.next().event());
      }
    } else {
      var answered = curl.client().send(curl.method(), curl.target(), curl.body());
      assertTrue(answered.status() < 300, () -> answered.status() + " " + answered.text());
    }
  }
}
