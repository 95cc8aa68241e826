package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import dev.sidestage.Running;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("An organiser")
@ExtendWith(Browsers.class)
class OrganiseTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final Site SITE = new Site(sidestage);
  private static final Instant START = Instant.parse("2027-03-01T09:00:00Z");
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  private static final Calendar FIRST =
      new Calendar("Spring days", "Europe/Vienna")
          .with("Opening", "Hall", START, START.plus(HALF_AN_HOUR))
          .with("A talk that stays", "Attic", START, START.plus(HALF_AN_HOUR));
  private static final Calendar SECOND =
      new Calendar("Spring days", "Europe/Vienna")
          .with(
              "Opening", "Hall", START.plus(HALF_AN_HOUR), START.plus(HALF_AN_HOUR.multipliedBy(2)))
          .with("A talk that stays", "Attic", START, START.plus(HALF_AN_HOUR))
          .with("One more", "", START, START.plus(HALF_AN_HOUR));

  @Test
  @DisplayName("sees what a schedule would change and what is odd about it, and only then loads it")
  void schedule(Visitors visitors) {
    SITE.load(FIRST);
    var page = organiser(visitors, "Schedule");
    choose(page, "spring.ics", SECOND.toString());
    var preview = page.locator("import-result");
    assertThat(preview).containsText("This is what would change");
    assertThat(preview).containsText("iCalendar: 3 talks");
    preview.getByText("Moved").click();
    assertThat(preview).containsText("Opening");
    assertThat(preview).containsText("1 Mar 2027, 09:00 → 1 Mar 2027, 09:30");
    preview.locator("summary", new Locator.LocatorOptions().setHasText("New")).click();
    assertThat(preview).containsText("One more");
    assertThat(preview).containsText("What was odd about the file");
    page.locator("[data-action=load]").click();
    assertThat(preview).containsText("The schedule is loaded");
    go(page, "Overview");
    assertThat(page.locator(".figures div").first().locator("dd")).hasText("3");
  }

  @Test
  @DisplayName("is told why a file is no schedule")
  void unreadable(Visitors visitors) {
    visitors.complaints().expect("400 (Bad Request)");
    var page = organiser(visitors, "Schedule");
    choose(page, "notes.xml", "<notes/>");
    assertThat(page.locator("schedule-loader .error")).isVisible();
    assertThat(page.locator("schedule-loader .error")).not().containsText("could not be sent");
  }

  @Test
  @DisplayName("hands out a link, and revokes it: who has it open is told")
  void link(Visitors visitors) {
    visitors.complaints().tolerate("401 (Unauthorized)");
    var page = organiser(visitors, "People");
    page.getByLabel("Name (for your list)").fill("Noor");
    page.getByText("Make a link").click();
    var link = page.getByTestId("sign-in-link");
    assertThat(link).isVisible();

    var moderator = visitors.arrive(Visitor.on(Screen.DESKTOP));
    moderator.waitForResponse(
        response -> response.url().contains("/api/live") && response.status() == 200,
        () -> moderator.navigate(link.inputValue()));
    assertTrue(moderator.url().endsWith("/moderate"), moderator::url);
    assertThat(moderator.locator("[data-state-filter=pending]")).isVisible();

    var grant = page.locator("[data-grant]").filter(new Locator.FilterOptions().setHasText("Noor"));
    grant.getByText("Revoke").click();
    grant.getByText("Revoke now").click();
    assertThat(grant).containsText("revoked");
    assertThat(moderator.getByRole(AriaRole.ALERT))
        .hasText("Your sign-in has expired or was revoked.");
  }

  @Test
  @DisplayName("sets where a room's stream plays")
  void room(Visitors visitors) {
    SITE.load(FIRST);
    var page = organiser(visitors, "Rooms");
    var settings = page.locator("room-settings").first();
    settings.locator("summary").click();
    settings.locator("[name=stream]").fill("https://www.youtube.com/watch?v=abcdefghijk");
    settings.getByText("Save").click();
    assertThat(settings.getByRole(AriaRole.STATUS)).hasText("Saved.");
    page.reload();
    page.locator("room-settings").first().locator("summary").click();
    assertThat(page.locator("room-settings").first().locator("[name=stream]"))
        .hasValue("https://www.youtube.com/watch?v=abcdefghijk");
  }

  @Test
  @DisplayName("hands out a stage's link for one room, which leads there")
  void stage(Visitors visitors) {
    var page = organiser(visitors, "People");
    page.locator("[name=role]").selectOption("stage");
    page.locator("[name=room]").selectOption(new SelectOption().setIndex(1));
    var room = page.locator("[name=room]").inputValue();
    page.getByText("Make a link").click();
    var stage = visitors.arrive(Visitor.on(Screen.DESKTOP));
    stage.navigate(page.getByTestId("sign-in-link").inputValue());
    stage.waitForURL("**/stage/" + room);
    assertThat(stage.locator(".picture")).isVisible();
  }

  @Test
  @DisplayName("goes from section to section by link, by key and by the browser's way back")
  void sections(Visitors visitors) {
    var page = organiser(visitors, "Overview");
    assertThat(page.locator(".health")).isVisible();
    page.keyboard().press("7");
    assertThat(page.locator("h1")).hasText("People");
    assertThat(page).hasURL(sidestage.url().resolve("/organise/people").toString());
    assertThat(page).hasTitle(Pattern.compile("People · Organise · .*"));
    page.getByLabel("Name (for your list)").pressSequentially("Room 2");
    assertThat(page.locator("h1")).hasText("People");
    page.goBack();
    assertThat(page.locator(".figures")).isVisible();
    assertThat(page.locator("section-nav [aria-current=page]")).hasText("Overview");
    SITE.open(page, "/organise/rooms");
    assertThat(page.locator("h1")).hasText("Rooms");
    SITE.open(page, "/organise/nowhere");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("There is no such section.");
  }

  /** An organiser who has signed in and gone to that section. */
  private static Page organiser(Visitors visitors, String section) {
    var page = SITE.signIn(visitors.arrive(Visitor.on(Screen.DESKTOP)), Running.ORGANISER);
    assertThat(page).hasURL(sidestage.url().resolve("/organise").toString());
    go(page, section);
    return page;
  }

  private static void go(Page page, String section) {
    page.locator("section-nav").getByText(section).click();
  }

  private static void choose(Page page, String name, String content) {
    page.getByLabel("Schedule file")
        .setInputFiles(new FilePayload(name, "", content.getBytes(StandardCharsets.UTF_8)));
  }
}
