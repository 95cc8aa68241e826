package dev.sidestage.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A slug")
class SlugTest {

  @ParameterizedTest(name = "“{0}” becomes “{1}”")
  @CsvSource({
    "Saal 1, saal-1",
    "  Café — Été  , cafe-ete",
    "Straße Ø Łódź, strasse-o-lodz",
    "B&B: Workshop/Area!, b-b-workshop-area",
    "会议室, ''",
    "②, 2"
  })
  @DisplayName("is lower-case ASCII letters, digits and dashes")
  void of(String name, String slug) {
    assertEquals(slug, Slug.of(name));
  }

  @Test
  @DisplayName("is never longer than a room's id may be, nor ends with a dash, numbered or not")
  void length() {
    var slug = Slug.of("a".repeat(59) + " b" + "c".repeat(80));

    assertEquals("a".repeat(59), slug);
    assertEquals("a".repeat(58) + "-2", Slug.numbered(slug, 2));
    assertTrue(Slug.numbered("x".repeat(60), 12_345).length() <= Slug.MAX);
  }
}
