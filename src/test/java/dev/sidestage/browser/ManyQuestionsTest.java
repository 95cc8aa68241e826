package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import dev.sidestage.Running;
import dev.sidestage.Stage;
import dev.sidestage.database.Sql;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The moderators' list with 20,000 questions")
@ExtendWith(Browsers.class)
class ManyQuestionsTest {
  @RegisterExtension static final Running sidestage = Running.with();

  /** Rows that are rendered near a window, however long the list. */
  private static final int NEAR = 60;

  @BeforeAll
  static void fill() throws Exception {
    var talk = Stage.of(sidestage).talk();
    sidestage.restart(() -> ask(talk));
  }

  private static void ask(String talk) {
    try {
      Sql.at(sidestage)
          .change(
              """
              INSERT INTO question (id, talk, author, text, state, asked_at)
              SELECT gen_random_uuid(), '%s', gen_random_uuid(), 'Question number ' || n, 'pending',
                     now() + n * interval '1 millisecond'
              FROM generate_series(1, 20000) AS n
              """
                  .formatted(talk));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("has all of them at hand, shows those near the window, and takes keys as before")
  void many(Visitors visitors) {
    var site = new Site(sidestage);
    var room = Stage.of(sidestage).room();
    var page =
        site.signIn(visitors.arrive(Visitor.on(Screen.PHONE)), site.grant("moderator", room));
    assertThat(page.locator("[data-state-filter=pending] .count")).hasText("20000");
    assertTrue(rows(page) < NEAR);
    page.keyboard().press("Shift+G");
    assertThat(page.locator("virtual-list .current")).containsText("Question number 20000");
    page.keyboard().press("k");
    assertThat(page.locator("virtual-list .current")).containsText("Question number 19999");
    page.keyboard().press("a");
    assertThat(page.locator("[data-state-filter=approved] .count")).hasText("1");
    page.keyboard().press("g");
    assertThat(page.locator("virtual-list .current")).containsText("Question number 1");
    assertTrue(rows(page) < NEAR);
  }

  private static int rows(Page page) {
    return page.locator("virtual-list desk-question").count();
  }
}
