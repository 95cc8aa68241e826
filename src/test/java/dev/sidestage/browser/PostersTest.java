package dev.sidestage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.sidestage.Running;
import dev.sidestage.posters.PosterCall;
import dev.sidestage.posters.files.Specimens;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A poster, from the call to its author's word")
@ExtendWith(Browsers.class)
class PostersTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final Site SITE = new Site(sidestage);
  private static final PosterCall CALL = new PosterCall(sidestage);
  private static final Instant FUTURE = Instant.parse("2035-01-01T00:00:00Z");

  @BeforeEach
  void open() {
    CALL.until(FUTURE);
  }

  private static Page call(Visitors visitors, Screen screen) {
    var page = SITE.open(visitors.arrive(Visitor.on(screen)), "/call");
    assertThat(page.locator("submission-form")).isVisible();
    return page;
  }

  private static void fill(Page page, String title, String email) {
    page.getByLabel("Title").fill(title);
    page.getByLabel("Summary").fill(PosterCall.SUMMARY);
    page.getByLabel("Machine-learning research").check();
    page.getByLabel("Name of author 1").fill("Ada Lovelace");
    page.getByLabel("Your e-mail address").fill(email);
  }

  private static void submit(Page page) {
    page.locator("button[type=submit]").click();
  }

  @Test
  @DisplayName("is submitted on a phone, gets a file, and is decided, published and confirmed")
  void story(Visitors visitors) {
    var author = call(visitors, Screen.SMALL_PHONE);
    assertEquals(0, author.evaluate(EveryPageTest.SIDEWAYS));
    Accessibility.check(author);
    fill(author, "Workers that die", "ada@example.org");
    submit(author);
    assertThat(author.locator("h1")).hasText("Workers that die");
    assertThat(author.locator(".fate")).containsText("Submitted");
    author
        .locator("[data-place=poster] input")
        .setInputFiles(
            new FilePayload("poster.png", "image/png", Specimens.image("png", 300, 200)));
    assertThat(author.locator("[data-place=poster] img")).isVisible();
    Accessibility.check(author);

    var reviewer =
        SITE.signIn(visitors.arrive(Visitor.on(Screen.DESKTOP)), SITE.grantOfAll("reviewer"));
    while (!reviewer.locator("review-sheet h2").innerText().equals("Workers that die")) {
      reviewer.getByText("Next", new Page.GetByTextOptions().setExact(true)).click();
    }
    assertThat(reviewer.locator("review-sheet")).not().containsText("Lovelace");
    Accessibility.check(reviewer);
    reviewer.getByText("4 · rather yes").click();
    reviewer.getByText("Save and go on").click();
    assertThat(reviewer.locator(".review-head")).containsText("1 of");

    var organiser = SITE.signIn(visitors.arrive(Visitor.on(Screen.DESKTOP)), Running.ORGANISER);
    SITE.open(organiser, "/organise/posters");
    assertThat(organiser.locator(".submissions")).containsText("Workers that die");
    Accessibility.check(organiser);
    organiser.getByLabel("Workers that die").check();
    organiser.getByText("Accept", new Page.GetByTextOptions().setExact(true)).click();
    var row = organiser.locator(".submissions li", new Page.LocatorOptions().setHasText("Workers"));
    assertThat(row.locator(".chip")).hasText("Accepted");
    organiser.getByText("Look at the letters").click();
    assertThat(organiser.locator("decision-batch .letters")).containsText("Accepted: Workers");
    organiser.getByText("Publish, and send 1 letter").click();
    assertThat(organiser.locator("decision-batch")).containsText("Published: 1 letter goes out.");

    author.reload();
    author.getByText("Yes, I will be there").click();
    assertThat(author.locator(".outcome")).containsText("You will be there.");
  }

  @Test
  @DisplayName("isn't lost by a refusal: the field at fault is named, and all that was typed stays")
  void refused(Visitors visitors) {
    var page = call(visitors, Screen.PHONE);
    fill(page, "Bad address", "nowhere");
    visitors.complaints().expect("400");
    submit(page);
    assertThat(page.locator(".error")).containsText("e-mail address");
    assertThat(page.locator("[data-field=email]")).isFocused();
    assertThat(page.getByLabel("Title")).hasValue("Bad address");
    page.reload();
    assertThat(page.getByLabel("Summary")).hasValue(PosterCall.SUMMARY);
    page.getByLabel("Your e-mail address").fill("somewhere@example.org");
    submit(page);
    assertThat(page.locator("h1")).hasText("Bad address");
  }

  @Test
  @DisplayName("is kept without a connection, and sent once when there is one again")
  void offline(Visitors visitors) {
    var page = call(visitors, Screen.DESKTOP);
    fill(page, "Written in a tunnel", "tunnel@example.org");
    visitors.complaints().expect("ERR_INTERNET_DISCONNECTED");
    page.context().setOffline(true);
    submit(page);
    assertThat(page.locator("submission-form .error")).containsText("could not be sent yet");
    page.context().setOffline(false);
    assertThat(page.locator("h1")).hasText("Written in a tunnel");
    var found = sidestage.organiser().get("/api/submissions?q=tunnel@example.org").orFail().json();
    assertEquals(1, found.get("total").asInt());
  }

  @Test
  @DisplayName("that is typed while the deadline passes stays in the form, with what to do")
  void deadline(Visitors visitors) {
    var page = call(visitors, Screen.DESKTOP);
    fill(page, "A minute late", "late@example.org");
    CALL.until(Instant.parse("2020-01-01T00:00:00Z"));
    assertThat(page.getByText("The deadline has passed while you were typing")).isVisible();
    visitors.complaints().expect("409");
    submit(page);
    assertThat(page.locator("submission-form .error")).containsText("The deadline has passed");
    assertThat(page.getByLabel("Title")).hasValue("A minute late");
    var late =
        sidestage
            .organiser()
            .post("/api/call/late-links", "{\"expiresAt\":\"2035-01-01T00:00:00Z\"}")
            .orFail()
            .json()
            .get("link")
            .asText();
    SITE.open(page, late.replaceAll(".*(?=/call#)", ""));
    assertThat(page.getByText("You came by a late link")).isVisible();
    submit(page);
    assertThat(page.locator("h1")).hasText("A minute late");
  }

  @Test
  @DisplayName("has a call that an organiser opens and extends on the page")
  void settings(Visitors visitors) {
    var organiser = SITE.signIn(visitors.arrive(Visitor.on(Screen.DESKTOP)), Running.ORGANISER);
    SITE.open(organiser, "/organise/call");
    Accessibility.check(organiser);
    organiser.locator("[name=title]").fill("Posters, please");
    organiser.locator("[name=local]").fill("2034-05-06T07:08:09");
    organiser.locator("[name=zone]").selectOption("AoE");
    organiser.locator(".call-settings button").click();
    assertThat(organiser.getByText("Saved.")).isVisible();
    var page = call(visitors, Screen.DESKTOP);
    assertThat(page.locator("h1")).hasText("Posters, please");
    assertThat(page.locator(".deadline"))
        .containsText(Pattern.compile("Saturday,? 6 May 2034 at 07:08:09"));
    assertThat(page.locator(".deadline")).containsText("anywhere on Earth");
    assertThat(page.locator(".deadline"))
        .containsText(Pattern.compile("Saturday,? 6 May 2034 at 19:08:09 for you"));
    var before = sidestage.nobody().get("/api/call").json();
    assertTrue(before.get("categories").size() > 1);
    SITE.open(organiser, "/organise/mail");
    assertThat(organiser.locator("mail-section .segments")).isVisible();
    Accessibility.check(organiser);
  }
}
