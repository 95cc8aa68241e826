package dev.sidestage.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Config;
import dev.sidestage.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The page for operators")
class OperatingTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final Markdown PAGE = Markdown.read("docs/operating.md");
  private static final Pattern SETTING =
      Pattern.compile(" {2}(\\w+) \\(default: (.*)\\)\\R {6}(.*)\\R {6}It must be (.*)\\.\\R");
  private static final Pattern TABLE = Pattern.compile("(?m)^CREATE (?:UNLOGGED )?TABLE (\\w+)");
  private static final Pattern WORD = Pattern.compile("[a-z]+(_[a-z]+)*");

  @Test
  @DisplayName("has the settings that --help lists, in the same words")
  void settings() {
    var listed =
        SETTING
            .matcher(Config.help() + "\n")
            .results()
            .map(
                setting ->
                    List.of(
                        "`" + setting.group(1) + "`",
                        setting.group(2).equals("unset") ? "unset" : "`" + setting.group(2) + "`",
                        setting.group(3),
                        setting.group(4)))
            .toList();
    assertFalse(listed.isEmpty());
    assertEquals(listed, PAGE.table("Settings"));
  }

  @Test
  @DisplayName("names metrics that are measured, and all of our own")
  void metrics() {
    sidestage.nobody().get("/api/event");
    var measured = new Client(sidestage.managementUrl(), null).get("/metrics").text();
    var named =
        PAGE.table("Health and metrics").stream()
            .map(row -> row.get(0).replace("`", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    for (var metric : named) {
      assertTrue(
          Pattern.compile("(?m)^" + metric + "(_sum|_count)?[ {]").matcher(measured).find(),
          metric);
    }
    var ours =
        measured
            .lines()
            .filter(line -> line.startsWith("sidestage_"))
            .map(line -> line.split("[ {]", 2)[0])
            .filter(metric -> !named.contains(metric))
            .toList();
    assertEquals(List.of(), ours);
  }

  @Test
  @DisplayName("names the tables of the database, and no others")
  void tables() throws Exception {
    var made = new TreeSet<String>();
    try (var files = Files.list(Path.of("src", "main", "resources", "db", "migration"))) {
      for (var file : files.toList()) {
        TABLE.matcher(Files.readString(file)).results().forEach(table -> made.add(table.group(1)));
      }
    }
    made.add("flyway_schema_history");
    var paragraph =
        PAGE.text()
            .lines()
            .dropWhile(line -> !line.startsWith("The tables are"))
            .takeWhile(line -> !line.isBlank())
            .collect(Collectors.joining(" "));
    var named =
        new Markdown(PAGE.path(), "## Tables\n" + paragraph)
            .codes("Tables").stream()
                .filter(code -> WORD.matcher(code).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(made, named);
  }
}
