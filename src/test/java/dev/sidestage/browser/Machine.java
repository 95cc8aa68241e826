package dev.sidestage.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the search for a browser asks of the machine that it runs on. */
interface Machine {
  @Nullable String environment(String name);

  boolean executable(Path file);

  /** Whether packages can be installed: Debian itself, whose package is a browser, and root. */
  boolean debianRoot();

  /** Runs a command to its end. */
  Outcome run(List<String> command, Map<String, String> environment);

  /**
   * How a command ended.
   *
   * @param lastLine the last that it said, on either stream
   */
  record Outcome(int status, String lastLine) {}
}
