package dev.sidestage.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@code .ci/run} in a repository of its own, with a {@code mvn} that says what we like. */
@DisplayName("The check before a merge")
class CiTest {
  private static final String TOTAL = "Tests run: 7, Failures: 0, Errors: 0, Skipped: 1";

  @TempDir Path repository;
  @TempDir Path programs;

  private record Ended(int status, List<String> lines) {
    String lastLine() {
      return lines.get(lines.size() - 1);
    }
  }

  @BeforeEach
  void repository() throws Exception {
    var script = repository.resolve(".ci/run");
    Files.createDirectories(script.getParent());
    Files.createDirectories(repository.resolve("webroot"));
    Files.copy(Path.of(".ci/run"), script);
    Files.writeString(repository.resolve("webroot/page.html"), "<a href=\"https://a.example\">");
    run(List.of("git", "init", "--quiet"));
  }

  @Test
  @DisplayName("ends with the summary of all tests")
  void summary() throws Exception {
    var ended =
        check("echo '[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1 s'");
    assertEquals(1, ended.status());
    ended = check("echo '[WARNING] " + TOTAL + "'; echo BUILD SUCCESS; printf half");
    assertEquals(0, ended.status());
    assertEquals(TOTAL, ended.lastLine());
  }

  @Test
  @DisplayName("fails with the tests, and still ends with their summary")
  void failure() throws Exception {
    var ended = check("echo '[ERROR] " + TOTAL + "'; exit 3");
    assertEquals(3, ended.status());
    assertEquals(TOTAL, ended.lastLine());
  }

  @ParameterizedTest(name = "fails when Maven says \"{0}\"")
  @ValueSource(strings = {"BUILD SUCCESS", "Tests run: 0, Failures: 0, Errors: 0, Skipped: 0"})
  void noTest(String said) throws Exception {
    var ended = check("echo '" + said + "'");
    assertNotEquals(0, ended.status());
    assertEquals("ci: no test ran", ended.lastLine());
  }

  @Test
  @DisplayName("fails when the build leaves files behind")
  void leftBehind() throws Exception {
    var ended = check("echo '" + TOTAL + "'; touch left-behind");
    assertNotEquals(0, ended.status());
    assertTrue(ended.lines().contains("?? left-behind"), ended::toString);
  }

  @ParameterizedTest(name = "fails for a page with {0}")
  @ValueSource(
      strings = {
        "<script type=\"module\" src=\"https://cdn.example/lit.js\">",
        "<link rel=\"stylesheet\" href=\"//cdn.example/pico.css\">",
        "import {html} from 'https://cdn.example/lit.js';",
        "const player = await import('https://cdn.example/hls.js');",
        "@import url(https://cdn.example/font.css);",
        "  \"lit\": \"https://cdn.example/lit.js\""
      })
  void elsewhere(String line) throws Exception {
    Files.writeString(repository.resolve("webroot/page.html"), line);
    var ended = check("echo '" + TOTAL + "'");
    assertNotEquals(0, ended.status());
    assertEquals("ci: the lines above load from another server", ended.lastLine());
  }

  @Test
  @DisplayName("fails for a package registry's name in any file")
  void registry() throws Exception {
    Files.writeString(repository.resolve("settings.xml"), "https://repo1.maven" + ".org/maven2");
    var ended = check("echo '" + TOTAL + "'");
    assertNotEquals(0, ended.status());
    assertEquals("ci: the files above name a package registry", ended.lastLine());
  }

  private Ended check(String maven) throws Exception {
    var program = programs.resolve("mvn");
    Files.writeString(program, "#!/bin/sh\n" + maven + "\n");
    assertTrue(program.toFile().setExecutable(true));
    run(List.of("git", "add", "--all"));
    return run(List.of(repository.resolve(".ci/run").toString()));
  }

  private Ended run(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(repository.toFile());
    builder.environment().merge("PATH", programs.toString(), (path, ours) -> ours + ":" + path);
    var process = builder.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output.lines().toList());
  }
}
