package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sidestage.web.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A word that holds a question")
class HeldWordsTest {
  @ParameterizedTest(name = "\"{0}\" is in \"{1}\": {2}")
  @CsvSource({
    "spam, This is SPAM!, true",
    "spam, This is spammy, false",
    "spam*, This is spammy, true",
    "spam, antispam, false",
    "bad, Ｂád words, true",
    "STRASSE, auf der straße, true",
    "buy now, Buy --- now!, true",
    "buy now, now buy, false",
    "naïve, naive question, true",
    "плохо, ПЛОХО, true",
    "a*b, a b, false"
  })
  void folded(String word, String text, boolean found) {
    assertEquals(found, HeldWords.of(List.of(word)).in(text, "").isPresent());
  }

  @Test
  @DisplayName("is found in the name, too, and told as it was given")
  void told() {
    assertEquals(Optional.of("Spam*"), HeldWords.of(List.of("Spam*")).in("Hello?", "spammer"));
    assertEquals(Optional.empty(), HeldWords.none().in("Hello?", ""));
  }

  @Test
  @DisplayName("has something in it")
  void checked() {
    assertThrows(Problem.class, () -> HeldWords.checked(List.of("?!")));
    assertThrows(Problem.class, () -> HeldWords.checked(List.of("*")));
    assertThrows(Problem.class, () -> HeldWords.checked(List.of("x".repeat(61))));
  }
}
