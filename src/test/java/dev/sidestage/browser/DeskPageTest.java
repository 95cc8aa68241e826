package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sidestage.Running;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A rehearsal whose clock stands still unless it is stepped. */
@DisplayName("At the desk")
@ExtendWith(Browsers.class)
class DeskPageTest {
  @RegisterExtension
  static final Running sidestage =
      Running.with("SIDESTAGE_CLOCK", "2027-03-01T08:50:00Z@0.001", "SIDESTAGE_SOON", "5");

  private static final Site SITE = new Site(sidestage);
  private static final Instant NINE = Instant.parse("2027-03-01T09:00:00Z");

  @Test
  @DisplayName(
      "two organisers see the same; what comes after a talk that overruns is previewed, shifted and put back")
  void day(Visitors visitors) {
    SITE.load(
        new Calendar("Spring days", "UTC")
            .with("Opening", "Hall", at(0), at(20))
            .with("Keynote", "Hall", at(30), at(60))
            .with("Elsewhere", "Attic", at(30), at(60)));
    clock(at(-5));
    var one = desk(visitors, Screen.DESKTOP);
    var two = desk(visitors, Screen.PHONE);
    assertThat(one.locator(".rehearsal")).containsText("1 Mar 2027");

    press(one, "Opening", "live");
    assertThat(talk(two, "Opening").locator(".live-chip")).isVisible();
    more(one, "Opening", "hold");
    assertThat(talk(two, "Opening")).containsText("Kept live");

    clock(at(27));
    assertThat(talk(one, "Opening")).containsText("7:00 over its time");
    press(one, "Opening", "shift");
    var plan = one.locator("plan-preview");
    assertThat(plan).containsText("09:30–10:00 → 09:37–10:07");
    assertThat(talk(two, "Keynote")).containsText("09:30–10:00");
    one.locator("[data-action=shift-now]").click();
    assertThat(talk(two, "Keynote")).containsText("09:37–10:07");
    assertThat(talk(two, "Elsewhere")).containsText("09:30–10:00");

    one.locator("[data-action=undo]").click();
    assertThat(talk(two, "Keynote")).containsText("09:30–10:00");
    Accessibility.check(one);
    Accessibility.check(two);
  }

  @Test
  @DisplayName(
      "a talk is moved in the event's time; an announcement and the rehearsal's clock reach the viewers")
  void move(Visitors visitors) {
    SITE.load(
        new Calendar("Autumn days", "Europe/Vienna").with("Movable", "Hall", at(100), at(120)));
    clock(at(0));
    var page = desk(visitors, Screen.DESKTOP);
    var viewer = SITE.open(visitors.arrive(Visitor.on(Screen.PHONE)), "/");
    more(page, "Movable", "move");
    var dialog = page.locator("move-dialog");
    assertThat(dialog.locator("[name=startsAt]")).hasValue("2027-03-01T11:40");
    dialog.locator("[name=startsAt]").fill("2027-03-28T02:30");
    assertThat(dialog).containsText("there is no such time in Europe/Vienna");
    dialog.locator("[name=startsAt]").fill("2027-03-01T12:00");
    dialog.locator("[name=endsAt]").fill("2027-03-01T12:30");
    assertThat(dialog.locator("plan-preview")).containsText("11:40–12:00 → 12:00–12:30");
    dialog.locator("[data-action=move-now]").click();
    assertThat(talk(page, "Movable")).containsText("12:00–12:30");

    SITE.open(page, "/organise/notices");
    page.getByLabel("Announcement").fill("Lunch is ready");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Announce")).click();
    assertThat(viewer.locator(".announcement")).hasText("Lunch is ready");
    page.locator("[data-action=take-back]").click();
    assertThat(viewer.locator(".announcement")).hasCount(0);

    SITE.open(page, "/organise/rehearsal");
    page.locator("[data-step='15']").click();
    assertThat(viewer.locator(".rehearsal")).containsText("09:15");
    Accessibility.check(page);
  }

  private static Instant at(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  private static void clock(Instant now) {
    sidestage.organiser().patch("/api/clock", "{\"now\":\"" + now + "\",\"speed\":0}").orFail();
  }

  private static Page desk(Visitors visitors, Screen screen) {
    var page = SITE.signIn(visitors.arrive(Visitor.on(screen)), Running.ORGANISER);
    return SITE.open(page, "/organise/desk");
  }

  private static Locator talk(Page page, String title) {
    return page.locator(".desk-talk").filter(new Locator.FilterOptions().setHasText(title)).first();
  }

  private static void press(Page page, String title, String action) {
    talk(page, title).locator(".desk-actions > [data-action=" + action + "]").click();
  }

  private static void more(Page page, String title, String action) {
    talk(page, title).locator("summary").click();
    talk(page, title).locator(".desk-more [data-action=" + action + "]").click();
  }
}
