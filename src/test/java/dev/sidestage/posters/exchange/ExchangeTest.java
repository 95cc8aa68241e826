package dev.sidestage.posters.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.posters.PosterCall;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Submissions as files")
class ExchangeTest {
  @RegisterExtension static final Running sidestage = Running.with();

  private static final PosterCall CALL = new PosterCall(sidestage);
  private static final String IMPORT = "/api/submissions/import";
  private static final String EXPORT = "/api/export/submissions";

  private static Client.Answered bring(String csv, boolean dryRun) {
    return sidestage
        .organiser()
        .with("Content-Type", "text/csv")
        .post(IMPORT + (dryRun ? "?dryRun=true" : ""), csv);
  }

  private static String export(String format) {
    return sidestage.organiser().get(EXPORT + "?format=" + format).orFail().text();
  }

  @Test
  @DisplayName("come in from a table, with its errors named, and once however often they come")
  void table() {
    var csv =
        """
        \uFEFFID,Title,Email,Authors,Categories,Decision
        a-1,"Brought, in",brought@example.org,"Ada (Society); Mary","research; mobile",accepted
        a-2,,untitled@example.org,,,
        a-3,No address,nowhere,,,
        a-4,Decided oddly,odd@example.org,,,perhaps
        """;
    var preview = bring(csv, true).orFail().json();
    assertEquals(1, preview.get("rows").asInt());
    assertEquals(3, preview.get("errors").size());
    assertEquals(2, preview.at("/errors/0/row").asInt());
    assertFalse(export("json").contains("brought@example.org"));
    for (var i = 0; i < 2; i++) {
      assertTrue(bring(csv, false).orFail().json().get("applied").asBoolean());
    }
    var there = sidestage.organiser().get("/api/submissions?q=brought@example.org").json();
    assertEquals(1, there.get("total").asInt());
    assertEquals("Society", there.at("/submissions/0/authors/0/affiliation").asText());
    assertEquals("accepted", there.at("/submissions/0/facts/decision").asText());
  }

  @Test
  @DisplayName("hold no formula, and come back as they were")
  void formulas() {
    CALL.until("2035-11-30T23:59:59", "UTC");
    CALL.submit("=HYPERLINK(1)", "formula@example.org").orFail();
    var csv = export("csv");
    assertTrue(csv.contains("'=HYPERLINK(1)"), csv);
    assertFalse(csv.contains(",=HYPERLINK"), csv);
    bring(csv, false).orFail();
    assertTrue(export("json").contains("\"title\":\"=HYPERLINK(1)\""));
    var json = export("json");
    sidestage.organiser().post(IMPORT, json).orFail();
    assertEquals(csv, export("csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,b\n1,2\n", "title\nx\n", "title,title,email\na,b,c\n"})
  @DisplayName("that are no table are refused")
  void noTable(String csv) {
    assertEquals(400, bring(csv, false).status());
  }

  @Test
  @DisplayName("come and go in thousands")
  void thousands() {
    var csv = new StringBuilder("id,title,email,summary\n");
    for (var i = 0; i < 5_000; i++) {
      csv.append(
          "n%d,Number %d,%d@thousands.example.org,\"%s\"\n".formatted(i, i, i, PosterCall.SUMMARY));
    }
    assertEquals(5_000, bring(csv.toString(), false).orFail().json().get("rows").asInt());
    var organiser = sidestage.organiser();
    var found = organiser.get("/api/submissions?q=thousands.example.org&page=50").orFail().json();
    assertEquals(5_000, found.get("total").asInt());
    assertEquals(100, found.get("submissions").size());
    assertEquals(
        100, organiser.get("/api/review/table?sort=mean").orFail().json().get("rows").size());
    assertTrue(export("csv").lines().count() > 5_000);
  }
}
