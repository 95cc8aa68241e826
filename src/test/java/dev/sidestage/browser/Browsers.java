package dev.sidestage.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its {@link Visitors}: {@code @ExtendWith(Browsers.class)}, then a parameter. The
 * browser starts with the first test that asks and ends with the last test of the run. A test that
 * fails leaves pictures in {@code target/screenshots}.
 */
public final class Browsers
    implements ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(Browsers.class);
  private static final Path PICTURES = Path.of("target", "screenshots");

  /** Ten minutes: a browser is 100 MB and more, and the line may be slow. */
  private static final Search SEARCH = new Search(new ThisMachine(Duration.ofMinutes(10)));

  /** One browser and the process that drives it. */
  private record Shared(Playwright playwright, Browser browser) implements AutoCloseable {
    static Shared start(Chromium chromium) {
      PlaywrightAssertions.setDefaultAssertionTimeout(Visitors.PATIENCE);
      var playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      var browser = playwright.chromium().launch(chromium.options(ThisMachine.isRoot()));
      System.out.println("Browser tests use " + chromium + ", version " + browser.version());
      return new Shared(playwright, browser);
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Visitors.class;
  }

  @Override
  public Visitors resolveParameter(ParameterContext parameter, ExtensionContext test) {
    var shared =
        test.getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Shared.class, key -> Shared.start(SEARCH.result()), Shared.class);
    return test.getStore(NAMESPACE)
        .computeIfAbsent(Visitors.class, key -> new Visitors(shared.browser()), Visitors.class);
  }

  /** Before the test's own {@code @AfterEach}, which may stop the server behind the pages. */
  @Override
  public void afterTestExecution(ExtensionContext test) {
    var visitors = visitors(test);
    if (visitors != null && (test.getExecutionException().isPresent() || visitors.unhappy())) {
      visitors
          .photograph(PICTURES, name(test))
          .forEach(picture -> System.out.println("See " + picture));
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    var visitors = visitors(test);
    if (visitors != null) {
      visitors.leave();
    }
  }

  private static @Nullable Visitors visitors(ExtensionContext test) {
    return test.getStore(NAMESPACE).get(Visitors.class, Visitors.class);
  }

  private static String name(ExtensionContext test) {
    return test.getRequiredTestClass().getSimpleName()
        + "."
        + test.getRequiredTestMethod().getName();
  }
}
