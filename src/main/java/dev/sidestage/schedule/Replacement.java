package dev.sidestage.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schedule in the place of another: which talks have to be written, and with which state. Talks
 * keep their identity; one that vanished becomes cancelled.
 */
record Replacement(Difference difference, List<Talk> written) {

  static Replacement of(List<Talk> before, List<Talk> after, Instant now) {
    Map<UUID, Talk> old = new HashMap<>();
    before.forEach(talk -> old.put(talk.id(), talk));
    var wanted = after.stream().map(talk -> keepingRecording(old.get(talk.id()), talk)).toList();
    var difference = Difference.between(before, wanted);
    var written = new ArrayList<Talk>();
    for (var talk : wanted) {
      var was = old.remove(talk.id());
      var is = was == null ? fresh(talk, now) : next(was, talk, now);
      if (!is.equals(was)) {
        written.add(is);
      }
    }
    old.values().stream()
        .filter(talk -> talk.state() != Talk.State.CANCELLED)
        .map(talk -> talk.next(talk, Talk.State.CANCELLED, talk.timeChange()))
        .forEach(written::add);
    return new Replacement(difference, written);
  }

  private static Talk keepingRecording(@Nullable Talk was, Talk talk) {
    return was == null ? talk : talk.keeping(was.recording());
  }

  private static Talk fresh(Talk talk, Instant now) {
    return Talk.planned(talk.id(), talk.slot(), talk.content(), state(talk, now), talk.recording());
  }

  private static Talk next(Talk was, Talk talk, Instant now) {
    var otherTime = Difference.otherTime(was, talk);
    var state = otherTime || isCancelled(was) != isCancelled(talk) ? state(talk, now) : was.state();
    var same =
        was.slot().room().equals(talk.slot().room())
            && was.slot().day().equals(talk.slot().day())
            && was.content().equals(talk.content())
            && Objects.equals(was.recording(), talk.recording())
            && !otherTime
            && state == was.state();
    return same ? was : was.next(talk, state, was.timeChange() + (otherTime ? 1 : 0));
  }

  private static boolean isCancelled(Talk talk) {
    return talk.state() == Talk.State.CANCELLED;
  }

  /** What is over is so without a notice; what runs is started by the clock. */
  private static Talk.State state(Talk talk, Instant now) {
    if (isCancelled(talk)) {
      return Talk.State.CANCELLED;
    }
    return talk.slot().endsAt().toInstant().isAfter(now) ? Talk.State.SCHEDULED : Talk.State.ENDED;
  }
}
