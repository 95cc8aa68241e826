package dev.sidestage.browser;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The search for a browser, made once in a run: one that fails may have taken minutes. */
final class Search {
  private final Machine machine;
  private @Nullable Supplier<Chromium> outcome;

  Search(Machine machine) {
    this.machine = machine;
  }

  /** What was found. Fails with the one line that says what to do, each time that it is asked. */
  Chromium result() {
    if (outcome == null) {
      outcome = search();
    }
    return outcome.get();
  }

  private Supplier<Chromium> search() {
    try {
      var found = Chromium.find(machine);
      return () -> found;
    } catch (IllegalStateException failure) {
      var line = String.valueOf(failure.getMessage());
      return () -> {
        throw new ParameterResolutionException(line, failure);
      };
    }
  }
}
