package dev.sidestage.questions;

import dev.sidestage.ledger.Command;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What moderators decide beside a question's state. */
public sealed interface SharingCommand<A> extends Command<A> {
  /** Who does it. */
  Desk.By by();

  @Override
  default UUID actor() {
    return by().grant();
  }

  /** Takes a question on for a while, or gives it back. */
  record Claim(Desk.By by, UUID question, boolean wants)
      implements SharingCommand<Desk.Part.Claimed> {}

  /** Writes down what moderators know of a question; null removes it. */
  record Note(Desk.By by, UUID question, @Nullable String text)
      implements SharingCommand<Desk.Part.Noted> {}

  /** Puts a talk's questions in order. */
  record Order(Desk.By by, UUID talk, List<UUID> questions)
      implements SharingCommand<Desk.Part.Ordered> {}

  /**
   * Mutes or bans who asked a question.
   *
   * @param minutes with a mute
   */
  record Restrain(
      Desk.By by, UUID id, UUID question, Desk.Restraint.Kind kind, @Nullable Integer minutes)
      implements SharingCommand<Desk.Restraint> {}

  /** Takes a restraint back. */
  record Lift(Desk.By by, UUID restraint) implements SharingCommand<Desk.Part.Lifted> {}

  /** Sets how long a viewer waits between two questions in a room; 0: not at all. */
  record Slow(Desk.By by, String room, int minutes) implements SharingCommand<Desk.Part.Slowed> {}

  /** Closes all questions of the event, or opens them again. */
  record Close(Desk.By by, boolean closed) implements SharingCommand<Boolean> {}

  /** Sets the words that hold a question for review. */
  record Hold(Desk.By by, List<String> words) implements SharingCommand<List<String>> {}

  /**
   * Asks in the audience's name. The question is approved at once.
   *
   * @param author whose it is: nobody's
   */
  record Relay(
      Desk.By by,
      UUID question,
      UUID author,
      UUID talk,
      String text,
      @Nullable String name,
      Source source)
      implements SharingCommand<Question.View> {}
}
