package dev.sidestage.questions;

import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of a change: a text, or a state with what goes with it, or an undo.
 *
 * @param into with {@code merged}
 * @param talk with {@code approved}, of a deferred one
 * @param answer in writing, of one that is answered
 */
record QuestionChange(
    @Nullable Integer version,
    @Nullable String text,
    @Nullable State state,
    @Nullable Boolean undo,
    @Nullable Reason reason,
    @Nullable String note,
    @Nullable UUID into,
    @Nullable UUID talk,
    @Nullable String answer) {

  /**
   * Whether its author asks for it as such. What they may do alone is theirs; a text that they may
   * change as moderators, too, they change as those.
   */
  boolean isAuthors(boolean moderates) {
    return state == State.WITHDRAWN || (text != null && !moderates);
  }

  /** What its author makes of it. */
  AuthorCommand ofAuthor(UUID author, UUID question) {
    var based = Json.required(version, "version");
    checkRest();
    if (text != null) {
      checkOnly("state", state, false);
      return new AuthorCommand.Edit(author, question, based, Wording.question(text));
    }
    return new AuthorCommand.Withdraw(author, question, based);
  }

  /** What a moderator makes of it. */
  ModerationCommand<Question.View> ofModerator(UUID moderator, UUID question) {
    var based = Json.required(version, "version");
    if (text != null) {
      checkOnly("state", state, false);
      checkRest();
      return new ModerationCommand.Reword(moderator, question, based, Wording.question(text));
    }
    if (undo != null && undo) {
      checkOnly("state", state, false);
      checkRest();
      return new ModerationCommand.Undo(moderator, question, based);
    }
    return new ModerationCommand.Change(moderator, question, based, move());
  }

  private void checkRest() {
    checkOnly("undo", undo, text == null && state == null);
    checkOnly("reason", reason, false);
    checkOnly("note", note, false);
    checkOnly("into", into, false);
    checkOnly("talk", talk, false);
    checkOnly("answer", answer, false);
  }

  private Move move() {
    var to = Json.required(state, "state");
    var why = Wording.note(note);
    checkReason(to, why);
    checkOnly("into", into, to == State.MERGED);
    checkOnly("talk", talk, to == State.APPROVED);
    checkOnly("answer", answer, to == State.ANSWERED);
    if (to == State.MERGED && into == null) {
      throw Problem.invalid("into", "Say into which question it is merged.");
    }
    return new Move(to, State.Who.MODERATOR, reason, why, into, talk, Wording.answer(answer));
  }

  private void checkReason(State to, @Nullable String why) {
    checkOnly("reason", reason, to == State.DISMISSED);
    checkOnly("note", why, to == State.DISMISSED);
    if (to == State.DISMISSED && reason == null) {
      throw Problem.invalid("reason", "Say why it is dismissed: its author is told.");
    }
    if (reason == Reason.OTHER && why == null) {
      throw Problem.invalid("note", "The reason 'other' needs a note that says why.");
    }
  }

  private static void checkOnly(String field, @Nullable Object value, boolean fits) {
    if (value != null && !fits) {
      throw Problem.invalid(field, "'" + field + "' doesn't go with this change.");
    }
  }
}
