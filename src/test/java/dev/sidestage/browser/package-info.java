/**
 * The pages in a real Chromium, as a visitor meets them.
 *
 * <p>A test asks for {@link dev.sidestage.browser.Visitors} and gets visitors who share nothing:
 * each has cookies, a screen, a language and a time zone of their own. Whatever a page complains
 * about on the console fails the test, unless the test says that it expects it.
 *
 * <p>All tests share one browser process. Playwright belongs to the thread that made it, so these
 * tests run one after another.
 */
@NullMarked
package dev.sidestage.browser;

import org.jspecify.annotations.NullMarked;
