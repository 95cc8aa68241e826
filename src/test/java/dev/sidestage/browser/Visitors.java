package dev.sidestage.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The people who come to look in one test. They leave at its end. */
final class Visitors {
  /** Milliseconds: a page that takes longer than this to do something is broken. */
  static final double PATIENCE = 15_000;

  private final Browser browser;
  private final Complaints complaints = new Complaints();
  private final List<BrowserContext> contexts = new ArrayList<>();

  Visitors(Browser browser) {
    this.browser = browser;
  }

  /** A new visitor, before an empty page. */
  Page arrive(Visitor visitor) {
    var context = browser.newContext(visitor.options());
    context.setDefaultTimeout(PATIENCE);
    contexts.add(context);
    complaints.listenTo(context);
    return context.newPage();
  }

  /** What their pages complained about, which {@link #leave} checks. */
  Complaints complaints() {
    return complaints;
  }

  /** Whether a page complained about something that the test doesn't expect. */
  boolean unhappy() {
    return !complaints.unexpected().isEmpty();
  }

  /** Takes a picture of every open page, whole, as {@code <name>-<n>.png}. */
  List<Path> photograph(Path folder, String name) {
    var pictures = new ArrayList<Path>();
    for (var page : contexts.stream().flatMap(context -> context.pages().stream()).toList()) {
      var picture = folder.resolve(name + "-" + (pictures.size() + 1) + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
      pictures.add(picture);
    }
    return pictures;
  }

  /** Everybody goes. Fails if a page complained. */
  void leave() {
    contexts.forEach(BrowserContext::close);
    complaints.check();
  }
}
