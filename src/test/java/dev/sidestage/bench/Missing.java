package dev.sidestage.bench;

/** A peer that isn't installed: said in one line, and the other benchmarks go on. */
final class Missing extends Exception {
  private static final long serialVersionUID = 1;

  private Missing(String command) {
    super("a peer isn't installed: " + command);
  }

  static void unless(boolean there, String command) throws Missing {
    if (!there) {
      throw new Missing(command);
    }
  }
}
