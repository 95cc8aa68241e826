package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sidestage.Running;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page runs under a policy without exceptions: a violation would be a complaint. */
@DisplayName("The contract's page")
@ExtendWith(Browsers.class)
class ContractPageTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final Site SITE = new Site(sidestage);

  /**
   * Swagger UI's own markup: a link in each operation's button, headings that skip a level, a late
   * main.
   */
  private static final String[] NOT_OURS = {
    "nested-interactive", "target-size", "heading-order", "region"
  };

  @Test
  @DisplayName("shows every operation, with the parameters of its path")
  void operations(Visitors visitors) {
    var page = visitors.arrive(Visitor.on(Screen.DESKTOP));
    SITE.open(page, "/docs#/questions/ask");
    var contract = sidestage.nobody().get("/openapi.yaml").orFail().text();
    var operations =
        contract.lines().filter(line -> line.strip().startsWith("operationId:")).count();
    assertThat(page.locator(".opblock")).hasCount((int) operations);
    var ask = page.locator("#operations-questions-ask");
    assertThat(ask.locator("[data-param-name=talk]")).isVisible();
    assertThat(ask).containsText("Idempotency-Key");
  }

  @Test
  @DisplayName("can be read on the narrowest phone, in the light and in the dark")
  void phone(Visitors visitors) {
    var phone = Visitor.on(Screen.SMALL_PHONE);
    for (var visitor : new Visitor[] {phone, phone.inTheDark()}) {
      var page = SITE.open(visitors.arrive(visitor), "/docs");
      assertThat(page.locator(".opblock").first()).isVisible();
      assertEquals(0, page.evaluate(EveryPageTest.SIDEWAYS));
      Accessibility.check(page, NOT_OURS);
    }
  }
}
