package dev.sidestage.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;

@DisplayName("The tests' browser")
class ChromiumTest {
  private static final Path DEBIAN = Path.of("/usr/bin/chromium");

  /** A machine made of what it has. Its commands fail, unless they are told what they install. */
  private static final class Bare implements Machine {
    final Map<String, String> environment = new HashMap<>(Map.of("PATH", "/opt/bin:/usr/bin"));
    final Set<Path> programs = new HashSet<>();
    final Set<String> working = new HashSet<>();
    final List<String> commands = new ArrayList<>();
    boolean debianRoot;

    @Override
    public @Nullable String environment(String name) {
      return environment.get(name);
    }

    @Override
    public boolean executable(Path file) {
      return programs.contains(file);
    }

    @Override
    public boolean debianRoot() {
      return debianRoot;
    }

    @Override
    public Outcome run(List<String> command, Map<String, String> extra) {
      var line = String.join(" ", command);
      commands.add(line);
      if (working.stream().noneMatch(line::contains)) {
        return new Outcome(100, "no network");
      }
      if (line.contains("apt-get install")) {
        programs.add(DEBIAN);
      }
      return new Outcome(0, "done");
    }
  }

  private final Bare machine = new Bare();

  @Test
  @DisplayName("is the one that the environment names, whatever else there is")
  void named() {
    machine.environment.put(Chromium.SETTING, "/home/me/chrome");
    machine.programs.addAll(List.of(Path.of("/home/me/chrome"), DEBIAN));
    assertEquals(Path.of("/home/me/chrome"), Chromium.find(machine).executable());
  }

  @Test
  @DisplayName("is not silently another one than the environment names")
  void misnamed() {
    machine.environment.put(Chromium.SETTING, "/home/me/chrome");
    machine.programs.add(DEBIAN);
    var failure = assertThrows(IllegalStateException.class, () -> Chromium.find(machine));
    assertEquals(
        "SIDESTAGE_TEST_CHROMIUM=/home/me/chrome is no program that can be run",
        failure.getMessage());
  }

  @Test
  @DisplayName("is Chromium before Chrome, anywhere on the PATH")
  void path() {
    machine.programs.add(Path.of("/opt/bin/google-chrome"));
    assertEquals(Path.of("/opt/bin/google-chrome"), Chromium.find(machine).executable());
    machine.programs.add(DEBIAN);
    assertEquals(DEBIAN, Chromium.find(machine).executable());
    assertTrue(machine.commands.isEmpty());
  }

  @Test
  @DisplayName("is found without a PATH, and among a Mac's applications")
  void application() {
    machine.environment.clear();
    var chrome = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    machine.programs.add(chrome);
    assertEquals(chrome, Chromium.find(machine).executable());
  }

  @Test
  @DisplayName("is Debian's, installed where we may")
  void debian() {
    machine.debianRoot = true;
    machine.working.add("apt-get");
    assertEquals(DEBIAN, Chromium.find(machine).executable());
    assertEquals(2, machine.commands.size());
  }

  @Test
  @DisplayName("is Playwright's own where nothing may be installed")
  void download() {
    machine.working.add("com.microsoft.playwright.CLI");
    assertNull(Chromium.find(machine).executable());
    assertEquals(1, machine.commands.size());
  }

  @Test
  @DisplayName("is Playwright's own where Debian's can't be had")
  void downloadAfterAll() {
    machine.debianRoot = true;
    machine.working.add("com.microsoft.playwright.CLI");
    assertNull(Chromium.find(machine).executable());
  }

  @Test
  @DisplayName("is asked for in one line where there is none to be had")
  void none() {
    machine.debianRoot = true;
    var failure = assertThrows(IllegalStateException.class, () -> Chromium.find(machine));
    assertEquals(
        "no browser for the tests: install Chromium or Chrome, or set SIDESTAGE_TEST_CHROMIUM to"
            + " one (tried: apt-get update: no network;"
            + " com.microsoft.playwright.CLI install chromium: no network)",
        failure.getMessage());
  }

  @Test
  @DisplayName("is looked for once, however many tests ask")
  void once() {
    var search = new Search(machine);
    for (int test = 0; test < 3; test++) {
      var failure = assertThrows(ParameterResolutionException.class, search::result);
      assertTrue(String.valueOf(failure.getMessage()).startsWith("no browser for the tests: "));
    }
    assertEquals(1, machine.commands.size());
  }

  @Test
  @DisplayName("has no sandbox for root alone")
  void sandbox() {
    var chromium = new Chromium(DEBIAN);
    assertTrue(chromium.options(true).args.contains("--no-sandbox"));
    assertFalse(chromium.options(false).args.contains("--no-sandbox"));
  }

  @Test
  @DisplayName("is looked for by commands that run, and that say why they fail")
  void commands() {
    var real = new ThisMachine(Duration.ofMinutes(1));
    var quiet = Map.of("WORD", "hello");
    var fine = real.run(List.of("sh", "-c", "echo first; echo $WORD; echo"), quiet);
    assertEquals(new Machine.Outcome(0, "hello"), fine);
    assertEquals(3, real.run(List.of("sh", "-c", "exit 3"), quiet).status());
    var hasty = new ThisMachine(Duration.ofMillis(20));
    var late = hasty.run(List.of("sleep", "60"), quiet);
    assertEquals(new Machine.Outcome(-1, "not done within 0 s"), late);
    assertEquals(-1, real.run(List.of("/nowhere/to/be/found"), quiet).status());
  }
}
