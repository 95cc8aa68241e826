package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Running;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A sign-in link")
@ExtendWith(Browsers.class)
class SignInTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final Site SITE = new Site(sidestage);

  @ParameterizedTest(name = "for {0}")
  @DisplayName(
      "leads to its page, and leaves neither its token in the address nor a cookie to scripts")
  @CsvSource({"moderator, /moderate", "stage, /stage/studio"})
  void leads(String role, String path, Visitors visitors) {
    var token = SITE.grant(role, "studio");
    var page = SITE.signIn(visitors.arrive(Visitor.on(Screen.PHONE)), token);
    assertThat(page).hasURL(sidestage.url().resolve(path).toString());
    assertEquals("", page.evaluate("document.cookie"));
    var cookies = page.context().cookies();
    assertTrue(cookies.stream().anyMatch(cookie -> cookie.value.contains(token)));
    page.goBack();
    assertTrue(!page.url().contains(token), page::url);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("that isn't valid says so in the reader's language")
  @CsvSource({
    "en, 'This sign-in link is not valid, or not any more.'",
    "de, Dieser Anmeldelink gilt nicht oder nicht mehr."
  })
  void invalid(String language, String sentence, Visitors visitors) {
    visitors.complaints().expect("401 (Unauthorized)");
    var page = visitors.arrive(Visitor.on(Screen.PHONE).speaking(language));
    SITE.open(page, "/sign-in#not-a-token-of-anybody");
    assertThat(page.locator("[role=alert]")).hasText(sentence);
  }

  @Test
  @DisplayName("that was not copied whole says so, and works when it is pasted again")
  void incomplete(Visitors visitors) {
    var page = SITE.open(visitors.arrive(Visitor.on(Screen.PHONE)), "/sign-in");
    assertThat(page.locator("[role=alert]")).containsText("incomplete");
    SITE.signIn(page, SITE.grant("moderator", "studio"));
    assertThat(page.locator("[data-state-filter=pending]")).isVisible();
  }

  @Test
  @DisplayName("is asked for by a page that needs one")
  void needed(Visitors visitors) {
    var page = visitors.arrive(Visitor.on(Screen.PHONE));
    for (var path : new String[] {"/moderate", "/organise", "/stage/studio"}) {
      SITE.open(page, path);
      assertThat(page.locator("main")).containsText("This page needs a sign-in link.");
    }
  }
}
