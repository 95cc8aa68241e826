package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What people type")
class WordingTest {
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "می‌خواهم بدانم",
        "क्‍ष और क्‌ष",
        "ශ්‍රී ලංකා",
        "ක්‍රියා",
        "👩‍💻 asks",
        "👨‍👩‍👧‍👦 asks",
        "👩🏽‍🚀 asks",
        "🏳️‍🌈 asks",
        "❤️ asks",
        "1️⃣ or 2️⃣",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿 asks",
        "مرحبا، كيف الحال؟",
        "שלום, מה שלומך?",
        "Việt Nam ở đâu?",
        "ᠮᠣᠩᠭᠣᠯ"
      })
  @DisplayName("keeps what its script or an emoji needs")
  void kept(String text) {
    assertEquals(text, Wording.question(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pass\\u200Dword   | password
          pass\\u200Cword   | password
          pass\\u200Bword   | password
          pass\\u00ADword   | password
          evil\\u202Etxt.exe  | eviltxt.exe
          a\\u2066b\\u2069c | abc
          a\\u200Fb\\u061Cc | abc
          hi\\u200D\\u200Dhi | hihi
          hi there\\u200D   | hi there
          A\\uDB40\\uDC41\\uDB40\\uDC42bc | Abc
          a\\uFE0Fbc        | abc
          cafe\\u0301       | caf\\u00E9
          """)
  @DisplayName("loses what only hides or reorders")
  void stripped(String typed, String kept) {
    assertEquals(read(kept), Wording.question(read(typed)));
  }

  @Test
  @DisplayName("stacks no more marks on a letter than a script does")
  void stacked() {
    assertEquals(3 + 8, Wording.question("abc" + "\u0316".repeat(200)).length());
  }

  @Test
  @DisplayName("is the same in essence but for case, accents, blanks and punctuation")
  void essence() {
    assertEquals(Wording.essence("Wie geht's, Zoë?"), Wording.essence("wie  geht s zoe"));
    assertNotEquals(Wording.essence("It is good"), Wording.essence("It is not good"));
    assertNotEquals(Wording.essence("???"), Wording.essence("!!!"));
  }

  private static String read(String escaped) {
    return java.util.regex.Pattern.compile("\\\\u([0-9A-F]{4})")
        .matcher(escaped)
        .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
  }
}
