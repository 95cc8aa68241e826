package dev.sidestage;

import java.util.List;

/** The environment is not as it must be. Its message names every error, a line each. */
public final class InvalidConfig extends Exception {
  private static final long serialVersionUID = 1;

  InvalidConfig(List<String> errors) {
    super(String.join("\n", errors), null, false, false);
  }
}
