package dev.sidestage.schedule.exchange;

/**
 * A source that can't be understood at all. Its message is a sentence for the person who sent it,
 * with the line where there is one, and says what would be right.
 */
public final class UnreadableSchedule extends Exception {
  private static final long serialVersionUID = 1;

  public UnreadableSchedule(String message) {
    super(message, null, false, false);
  }
}
