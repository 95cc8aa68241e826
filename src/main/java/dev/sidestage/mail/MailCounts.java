package dev.sidestage.mail;

/** How many letters are in each state. */
record MailCounts(int waiting, int sent, int refused, int passedOn) {
  static MailCounts none() {
    return new MailCounts(0, 0, 0, 0);
  }

  MailCounts with(Posted.State state, int count) {
    return switch (state) {
      case WAITING -> new MailCounts(count, sent, refused, passedOn);
      case SENT -> new MailCounts(waiting, count, refused, passedOn);
      case REFUSED -> new MailCounts(waiting, sent, count, passedOn);
      case PASSED_ON -> new MailCounts(waiting, sent, refused, count);
    };
  }
}
