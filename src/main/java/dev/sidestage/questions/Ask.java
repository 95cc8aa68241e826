package dev.sidestage.questions;

import dev.sidestage.ledger.Command;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A viewer asks. The question is pending, or approved where the room isn't moderated first.
 *
 * @param actor the viewer
 * @param question its id to be
 * @param language a BCP 47 tag; null: not known
 */
record Ask(
    UUID actor,
    UUID question,
    UUID talk,
    String text,
    @Nullable String name,
    @Nullable String language,
    @Nullable Idempotency idempotency)
    implements Command<Question.View> {
  @Override
  public int size() {
    return 200 + 3 * text.length();
  }

  @Override
  public Class<Question.View> answerType() {
    return Question.View.class;
  }

  /** Equal for what is the same question. */
  Key key() {
    return new Key(talk, Wording.essence(text));
  }

  /** A talk, and what is asked there but for its spelling. */
  record Key(UUID talk, UUID essence) {}
}
