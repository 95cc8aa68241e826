package dev.sidestage.browser;

/** What a visitor looks at, in CSS pixels. */
enum Screen {
  /** The narrowest that everything must work on. */
  SMALL_PHONE(320, 640, true),
  PHONE(390, 844, true),
  DESKTOP(1280, 800, false);

  final int width;
  final int height;
  final boolean touch;

  Screen(int width, int height, boolean touch) {
    this.width = width;
    this.height = height;
    this.touch = touch;
  }
}
