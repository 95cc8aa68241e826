package dev.sidestage.posters;

import dev.sidestage.mail.Letter;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What authors are told by e-mail. */
final class Letters {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);

  private Letters() {}

  /** What its state is by now, with the private link to it. */
  static Letter received(Submission submission, Call call, String link) {
    var title = submission.content().title();
    var text =
        """
        Hello,

        %s

          No. %d: %s

        With this link you can look at it, change it and withdraw it. It is for you alone: whoever has it can do so.

          %s

        The deadline is %s (%s).

        %s
        """
            .formatted(
                sentence(submission.state()),
                submission.number(),
                title.isEmpty() ? "(no title yet)" : title,
                Letter.LINK,
                moment(submission, call),
                zone(call),
                call.title());
    return Letter.to(
        submission.content().email(),
        "submission." + submission.state().word(),
        subject(submission.state()) + ": " + (title.isEmpty() ? call.title() : title),
        text,
        link);
  }

  private static String sentence(Submission.State state) {
    return switch (state) {
      case DRAFT -> "your draft is kept. It takes part once you submit it.";
      case SUBMITTED -> "your submission has arrived. Thank you!";
      case WITHDRAWN -> "your submission is withdrawn. Until the deadline you can submit it again.";
    };
  }

  private static String subject(Submission.State state) {
    return switch (state) {
      case DRAFT -> "Draft kept";
      case SUBMITTED -> "Submission received";
      case WITHDRAWN -> "Submission withdrawn";
    };
  }

  private static String moment(Submission submission, Call call) {
    var late = submission.lateUntil();
    OffsetDateTime at = late == null ? call.deadline().at() : late;
    return MOMENT.format(late == null ? call.deadline().local() : at);
  }

  private static String zone(Call call) {
    return call.deadline().zone().equals(Deadline.ANYWHERE)
        ? "anywhere on Earth, UTC−12"
        : call.deadline().zone();
  }
}
