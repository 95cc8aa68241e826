package dev.sidestage.ledger;

import dev.sidestage.web.Problem;

/** What became of one command. */
public sealed interface Outcome {
  /** It took effect. The answer is of the command's answer type. */
  record Done(Object answer) implements Outcome {}

  /** A condition failed: nothing was changed for it, and its neighbours are not concerned. */
  record Refused(Problem problem) implements Outcome {}

  static Outcome done(Object answer) {
    return new Done(answer);
  }

  static Outcome refused(Problem problem) {
    return new Refused(problem);
  }
}
