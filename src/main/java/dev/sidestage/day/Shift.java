package dev.sidestage.day;

import dev.sidestage.schedule.Talk;
import dev.sidestage.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan to move everything after a talk in its room by what that talk overran: absolute times with
 * the versions that they are based on, to be looked at and then sent. Sent twice, it moves once.
 *
 * @param minutes by how much; negative is earlier
 * @param changes of the talk itself, where it is live and so ends later, and of those after it on
 *     the same day that haven't begun
 */
record Shift(int minutes, List<TalkChange> changes) {
  private static final long MINUTE = 60;

  /**
   * Works it out.
   *
   * @param minutes by how much; null: by what it overran, in whole minutes
   * @throws Problem 409 where it didn't overrun
   */
  static Shift after(Talk talk, Collection<Talk> talks, @Nullable Integer minutes, Instant now) {
    var by = minutes == null ? overrun(talk, now) : minutes;
    var itself =
        talk.state() == Talk.State.LIVE ? Stream.of(end(talk, by)) : Stream.<TalkChange>of();
    var others =
        talks.stream()
            .filter(other -> isAfter(other, talk))
            .sorted(
                Comparator.<Talk, Instant>comparing(other -> other.slot().startsAt().toInstant())
                    .thenComparing(Talk::id))
            .map(
                other ->
                    TalkChange.toTimes(
                        other,
                        other.slot().startsAt().plusMinutes(by),
                        other.slot().endsAt().plusMinutes(by)));
    return new Shift(by, Stream.concat(itself, others).toList());
  }

  private static TalkChange end(Talk talk, int by) {
    var end = talk.slot().endsAt().plusMinutes(by);
    return TalkChange.toEnd(talk, end);
  }

  private static int overrun(Talk talk, Instant now) {
    var until =
        talk.state() == Talk.State.LIVE || talk.run().endedAt() == null
            ? now
            : instant(talk.run().endedAt());
    var over = Duration.between(talk.slot().endsAt().toInstant(), until).toSeconds();
    if (over <= 0) {
      throw Problem.conflict(
              "no-overrun",
              "'"
                  + talk.content().title()
                  + "' hasn't overrun. To move what comes after it all the same, say by how many minutes.")
          .with("talk", talk);
    }
    return (int) ((over + MINUTE - 1) / MINUTE);
  }

  private static Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? Instant.MIN : time.toInstant();
  }

  private static boolean isAfter(Talk other, Talk talk) {
    return other.state() == Talk.State.SCHEDULED
        && !other.id().equals(talk.id())
        && other.slot().room().equals(talk.slot().room())
        && other.slot().day().equals(talk.slot().day())
        && !other.slot().startsAt().isBefore(talk.slot().startsAt());
  }
}
