package dev.sidestage.day;

import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Talk;
import dev.sidestage.web.Problem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What some changes come to: each talk that becomes another, before and after. It changes nothing
 * itself, so that a preview and the change are the same thing. All of the changes are possible, or
 * it is a {@link Problem}.
 */
record Rearrangement(List<Step> steps) {
  /** A day lasts until four in the night. */
  private static final int CHANGE_OF_DAY = 4;

  private static final Duration LONGEST = Duration.ofDays(3);

  /** One talk that becomes another. */
  record Step(Talk before, Talk after) {
    boolean otherTime() {
      return !before.slot().startsAt().isEqual(after.slot().startsAt())
          || !before.slot().endsAt().isEqual(after.slot().endsAt());
    }

    boolean otherPlace() {
      return !before.slot().startsAt().isEqual(after.slot().startsAt())
          || !before.slot().room().equals(after.slot().room());
    }

    boolean becomes(Talk.State state) {
      return before.state() != state && after.state() == state;
    }
  }

  /**
   * Works it out.
   *
   * @throws Problem 404 for an unknown talk, 400 for values that can't be, 409 for a version or a
   *     state that doesn't fit
   */
  static Rearrangement of(Situation situation, List<TalkChange> changes) {
    var byId = new LinkedHashMap<UUID, Talk>();
    situation.talks().forEach(talk -> byId.put(talk.id(), talk));
    var steps = new ArrayList<Step>();
    var named = new HashSet<UUID>();
    for (var change : changes) {
      var before = byId.get(change.talk());
      if (before == null) {
        throw Problem.notFound("talk", "There is no talk '" + change.talk() + "'.");
      }
      if (!named.add(change.talk())) {
        throw Problem.invalid("talk", "The talk '" + change.talk() + "' is named twice.");
      }
      var after = after(before, change, situation);
      if (!after.equals(before)) {
        steps.add(new Step(before, after));
      }
    }
    return new Rearrangement(withMadeRoom(steps, byId, named));
  }

  /** A talk as it comes out: after its step, or as it is where nothing changes. */
  Talk talk(UUID id, LiveSchedule schedule) {
    return steps.stream()
        .map(Step::after)
        .filter(talk -> talk.id().equals(id))
        .findFirst()
        .orElseGet(() -> schedule.require(id));
  }

  /** The talk as it is wanted; the same where it is so already, whatever the version. */
  private static Talk after(Talk before, TalkChange change, Situation situation) {
    var now = situation.now();
    var slot = slot(before.slot(), change, situation);
    var content = content(before.content(), change);
    var moved = new Step(before, before.next(slot, content, before.state(), 0));
    var otherTime = moved.otherTime();
    var state =
        change.state() != null
            ? change.state()
            : otherTime ? Life.afterMove(before.state(), slot, now) : before.state();
    var held = held(before, change, state, slot, otherTime, now);
    if (slot.equals(before.slot())
        && content.equals(before.content())
        && state == before.state()
        && held == before.run().held()) {
      return before;
    }
    checkVersion(before, change);
    checkWay(before, change, state);
    var again = before.state() == Talk.State.CANCELLED && state != Talk.State.CANCELLED;
    var timeChange = before.timeChange() + (otherTime || moved.otherPlace() || again ? 1 : 0);
    return before.next(slot, content, state, timeChange).held(held);
  }

  private static boolean held(
      Talk before,
      TalkChange change,
      Talk.State state,
      Talk.Slot slot,
      boolean otherTime,
      Instant now) {
    if (state == Talk.State.ENDED || state == Talk.State.CANCELLED) {
      return false;
    }
    if (change.held() != null) {
      return change.held();
    }
    var told = change.state() != null && state != before.state();
    return told
        ? Life.clockWouldUndo(state, slot, now)
        : before.run().held() && !otherTime && state == before.state();
  }

  private static Talk.Slot slot(Talk.Slot was, TalkChange change, Situation situation) {
    var room = change.room() == null ? was.room() : change.room();
    if (!situation.isRoom().test(room)) {
      throw Problem.invalid("room", "There is no room '" + room + "'. GET /api/event lists them.");
    }
    var startsAt = same(was.startsAt(), change.startsAt(), situation.zone());
    var length = Duration.between(was.startsAt(), was.endsAt());
    var endsAt =
        change.endsAt() != null
            ? same(was.endsAt(), change.endsAt(), situation.zone())
            : startsAt.equals(was.startsAt())
                ? was.endsAt()
                : same(was.endsAt(), startsAt.plus(length), situation.zone());
    if (!endsAt.isAfter(startsAt)) {
      throw Problem.invalid("endsAt", "A talk must end after it starts.");
    }
    if (Duration.between(startsAt, endsAt).compareTo(LONGEST) > 0) {
      throw Problem.invalid("endsAt", "A talk lasts at most " + LONGEST.toDays() + " days.");
    }
    return new Talk.Slot(room, day(was, startsAt, change.day()), startsAt, endsAt);
  }

  /** Another way to write the same instant is no change. */
  private static OffsetDateTime same(
      OffsetDateTime was, @Nullable OffsetDateTime wanted, ZoneId zone) {
    return wanted == null || wanted.isEqual(was)
        ? was
        : wanted.atZoneSameInstant(zone).toOffsetDateTime();
  }

  /** The day that a start belongs to, in the event's zone: until four in the night, yesterday. */
  private static LocalDate day(Talk.Slot was, OffsetDateTime startsAt, @Nullable LocalDate wanted) {
    if (wanted != null || startsAt.equals(was.startsAt())) {
      return wanted == null ? was.day() : wanted;
    }
    return evening(startsAt).equals(evening(was.startsAt())) ? was.day() : evening(startsAt);
  }

  private static LocalDate evening(OffsetDateTime start) {
    return start.minusHours(CHANGE_OF_DAY).toLocalDate();
  }

  private static Talk.Content content(Talk.Content was, TalkChange change) {
    var title = change.title() == null ? was.title() : change.title().strip();
    var stream =
        change.stream() == null
            ? was.stream()
            : change.stream().isEmpty() ? null : URI.create(change.stream());
    return title.equals(was.title()) && Objects.equals(stream, was.stream())
        ? was
        : was.with(title, stream);
  }

  private static void checkVersion(Talk before, TalkChange change) {
    if (before.version() != change.version()) {
      throw Problem.conflict(
              "stale-version",
              "Somebody changed '"
                  + before.content().title()
                  + "' meanwhile, or the clock did. Look at it again.")
          .with("talk", before);
    }
  }

  private static void checkWay(Talk before, TalkChange change, Talk.State state) {
    if (change.state() != null && !Life.ORGANISER.may(before.state(), state)) {
      throw Problem.conflict(
              "transition",
              "A talk can't go from " + before.state().word() + " to " + state.word() + ".")
          .with("talk", before);
    }
  }

  /** A talk that is taken live ends those in its room that were to be over by its start. */
  private static List<Step> withMadeRoom(
      List<Step> steps, Map<UUID, Talk> talks, Collection<UUID> named) {
    var all = new ArrayList<>(steps);
    var ended = new HashSet<UUID>();
    for (var step : steps) {
      if (step.becomes(Talk.State.LIVE)) {
        talks.values().stream()
            .filter(other -> !named.contains(other.id()) && isToMakeRoom(other, step.after()))
            .filter(other -> ended.add(other.id()))
            .map(other -> new Step(other, end(other)))
            .forEach(all::add);
      }
    }
    return all;
  }

  private static boolean isToMakeRoom(Talk other, Talk live) {
    return other.state() == Talk.State.LIVE
        && other.slot().room().equals(live.slot().room())
        && !other.slot().endsAt().isAfter(live.slot().startsAt());
  }

  private static Talk end(Talk talk) {
    return talk.next(talk.slot(), talk.content(), Talk.State.ENDED, talk.timeChange()).held(false);
  }
}
