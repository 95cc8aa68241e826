package dev.sidestage.browser;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The browser that the tests drive. One that is there is taken; else one is installed. Where that
 * fails the tests fail: pages that nobody has looked at are not tested pages.
 *
 * @param executable null for the one that Playwright downloaded, and finds by itself
 */
record Chromium(@Nullable Path executable) {
  static final String SETTING = "SIDESTAGE_TEST_CHROMIUM";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Path DEBIAN = Path.of("/usr/bin/chromium");
  private static final List<Path> APPLICATIONS =
      List.of(
          DEBIAN,
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

  private static final List<String> UPDATE = List.of("apt-get", "update");
  private static final List<String> INSTALL =
      List.of(
          "apt-get",
          "install",
          "--yes",
          "--no-install-recommends",
          "chromium",
          "fonts-dejavu-core",
          "fonts-noto-color-emoji");
  private static final List<String> DOWNLOAD =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-cp",
          System.getProperty("java.class.path"),
          "com.microsoft.playwright.CLI",
          "install",
          "chromium");

  /** What keeps a browser from talking to anybody but the page's own server. */
  private static final List<String> QUIET =
      List.of(
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /**
   * Finds a browser, or gets one.
   *
   * @throws IllegalStateException with one line that says what to do
   */
  static Chromium find(Machine machine) {
    var wanted = machine.environment(SETTING);
    if (wanted != null) {
      return wanted(Path.of(wanted), machine);
    }
    return installed(machine)
        .filter(machine::executable)
        .findFirst()
        .map(Chromium::new)
        .orElseGet(() -> install(machine));
  }

  private static Chromium wanted(Path executable, Machine machine) {
    if (!machine.executable(executable)) {
      throw new IllegalStateException(
          SETTING + "=" + executable + " is no program that can be run");
    }
    return new Chromium(executable);
  }

  private static Stream<Path> installed(Machine machine) {
    var path = machine.environment("PATH");
    var folders = path == null ? List.<String>of() : List.of(path.split(File.pathSeparator));
    var named =
        NAMES.stream()
            .flatMap(name -> folders.stream().map(folder -> Path.of(folder).resolve(name)));
    return Stream.concat(named, APPLICATIONS.stream());
  }

  private static Chromium install(Machine machine) {
    var failures = new ArrayList<String>();
    if (machine.debianRoot()
        && succeeds(UPDATE, machine, failures)
        && succeeds(INSTALL, machine, failures)
        && machine.executable(DEBIAN)) {
      return new Chromium(DEBIAN);
    }
    if (succeeds(DOWNLOAD, machine, failures)) {
      return new Chromium(null);
    }
    throw new IllegalStateException(
        "no browser for the tests: install Chromium or Chrome, or set %s to one (tried: %s)"
            .formatted(SETTING, String.join("; ", failures)));
  }

  private static boolean succeeds(List<String> command, Machine machine, List<String> failures) {
    var outcome = machine.run(command, Map.of("DEBIAN_FRONTEND", "noninteractive"));
    if (outcome.status() != 0) {
      var words = command.subList(Math.max(0, command.size() - 3), command.size());
      failures.add(String.join(" ", words) + ": " + outcome.lastLine());
    }
    return outcome.status() == 0;
  }

  /** Root has no sandbox to be in. */
  LaunchOptions options(boolean root) {
    var arguments = new ArrayList<>(QUIET);
    if (root) {
      arguments.add("--no-sandbox");
    }
    var options = new LaunchOptions().setArgs(arguments);
    return executable == null ? options : options.setExecutablePath(executable);
  }

  @Override
  public String toString() {
    return executable == null ? "the Chromium that Playwright downloads" : executable.toString();
  }
}
