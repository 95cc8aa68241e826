package dev.sidestage.day;

import dev.sidestage.ledger.Command;
import java.util.List;
import java.util.UUID;

/** What the organiser changes on the day. */
public sealed interface DeskCommand<A> extends Command<A> {
  /**
   * Changes talks: all of it, or nothing. What is so already is passed over, so that a repeat does
   * nothing; anything else must be based on the talk's version.
   */
  record Rearrange(UUID actor, List<TalkChange> changes) implements DeskCommand<Rearranged> {
    public Rearrange {
      changes = List.copyOf(changes);
    }
  }

  /** What became of the talks that changed. */
  record Rearranged(List<Moved> changes) {
    static Rearranged of(Rearrangement rearrangement) {
      return new Rearranged(rearrangement.steps().stream().map(Moved::of).toList());
    }
  }

  /**
   * A talk that changed.
   *
   * @param was what undoes it, if it is sent before the talk changes again
   * @param is how it is now
   */
  record Moved(UUID talk, String title, TalkChange was, TalkChange is) {
    static Moved of(Rearrangement.Step step) {
      var version = step.after().version();
      return new Moved(
          step.after().id(),
          step.after().content().title(),
          TalkChange.of(step.before(), version),
          TalkChange.of(step.after(), version));
    }
  }
}
