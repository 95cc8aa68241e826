package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Questions in similar words")
class SimilarQuestionsTest {
  private static final UUID TALK = UUID.randomUUID();
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2027-03-01T10:00:00Z");

  private final SimilarQuestions similar = new SimilarQuestions();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          how does the memory managment work     | How does memory management work in this engine?
          Wie funktioniert die Speicherverwaltung | Wie funktioniert denn die Speicherverwaltung?
          ¿cuándo sale la próxima version         | ¿Cuándo sale la próxima versión?
          これはどう動きますか                      | これはどうやって動きますか？
          كيف يعمل هذا                           | كيف يعمل هذا المحرك؟
          """)
  @DisplayName("are found in any language, with mistypings")
  void found(String typed, String asked) {
    for (var other :
        List.of("Is there coffee?", "Gibt es Kaffee?", "What does it cost?", "¿Hay café?")) {
      similar.put(question(other, State.APPROVED));
    }
    similar.put(question(asked, State.APPROVED));
    assertEquals(List.of(asked), texts(typed).subList(0, 1));
  }

  @Test
  @DisplayName("are those that everybody sees and may vote for, as they are now")
  void seen() {
    var question = question("What about the licence?", State.PENDING);
    similar.put(question);
    assertEquals(List.of(), texts("what about the licence"));
    similar.put(in(question, State.APPROVED));
    assertEquals(1, texts("what about the licence").size());
    similar.put(in(question, State.DISMISSED));
    assertEquals(List.of(), texts("what about the licence"));
  }

  @Test
  @DisplayName("are none where nothing is alike")
  void none() {
    similar.put(question("What about the licence?", State.APPROVED));
    assertEquals(List.of(), texts("Is there coffee?"));
    assertEquals(List.of(), texts("???"));
    assertEquals(List.of(), similar.like(UUID.randomUUID(), "What about the licence?"));
  }

  @Test
  @DisplayName("are found among 20,000 within some milliseconds")
  void many() {
    var random = new Random(1);
    var words =
        IntStream.range(0, 3_000)
            .mapToObj(i -> Integer.toString(random.nextInt(1 << 30), 36))
            .toList();
    for (var i = 0; i < 20_000; i++) {
      var text =
          random
              .ints(12, 0, words.size())
              .mapToObj(word -> words.get((int) (word * random.nextDouble())))
              .collect(Collectors.joining(" "));
      similar.put(question(text, State.APPROVED));
    }
    similar.put(question("How does the memory management work?", State.APPROVED));
    var typed = "how does memory managment work with " + words.get(0) + " and " + words.get(1);
    IntStream.range(0, 50).forEach(i -> texts(typed));
    var begun = System.nanoTime();
    for (var i = 0; i < 50; i++) {
      assertEquals("How does the memory management work?", texts(typed).get(0));
    }
    var each = Duration.ofNanos((System.nanoTime() - begun) / 50);
    System.err.println("SimilarQuestionsTest: " + each.toNanos() / 1_000 + " µs among 20,001");
    assertTrue(each.toMillis() < 250, () -> "took " + each);
  }

  private List<String> texts(String typed) {
    return similar.like(TALK, typed).stream().map(found -> found.words().text()).toList();
  }

  private static Question question(String text, State state) {
    return new Question(
        UUID.randomUUID(),
        TALK,
        UUID.randomUUID(),
        new Question.Words(text, null, null, null, null, 1),
        standing(state),
        new Question.Support(0, 0, 0, 0),
        1,
        NOW);
  }

  private static Question in(Question question, State state) {
    return new Question(
        question.id(),
        question.talk(),
        question.author(),
        question.words(),
        standing(state),
        question.support(),
        question.version() + 1,
        question.askedAt());
  }

  private static Question.Standing standing(State state) {
    return new Question.Standing(
        state, null, State.Who.VIEWER, null, null, null, null, null, false);
  }
}
