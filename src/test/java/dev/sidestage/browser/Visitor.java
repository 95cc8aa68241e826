package dev.sidestage.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * Who comes to look.
 *
 * @param language as a browser says it: "en", "de-AT"
 * @param zone as the tz database says it: "Europe/Vienna"
 * @param dark whether the system is set to dark
 */
record Visitor(Screen screen, String language, String zone, boolean dark) {
  /** Somebody who reads English, lives by UTC and has set their screen to light. */
  static Visitor on(Screen screen) {
    return new Visitor(screen, "en", "UTC", false);
  }

  Visitor speaking(String language) {
    return new Visitor(screen, language, zone, dark);
  }

  Visitor in(String zone) {
    return new Visitor(screen, language, zone, dark);
  }

  Visitor inTheDark() {
    return new Visitor(screen, language, zone, true);
  }

  /** Motion is reduced for all: a test that has to wait for an animation waits for nothing. */
  NewContextOptions options() {
    return new NewContextOptions()
        .setViewportSize(screen.width, screen.height)
        .setHasTouch(screen.touch)
        .setIsMobile(screen.touch)
        .setLocale(language)
        .setTimezoneId(zone)
        .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
        .setReducedMotion(ReducedMotion.REDUCE);
  }
}
