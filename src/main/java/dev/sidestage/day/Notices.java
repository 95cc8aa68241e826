package dev.sidestage.day;

import dev.sidestage.ledger.Batch;
import dev.sidestage.live.Topic;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Talk;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells of talks, within the ledger's transaction. A notice goes out once per key: talk, kind, and
 * the number of the talk's change of time.
 */
final class Notices {
  /** The log's kind for a move that is to be told later, or needs not be told any more. */
  static final String MOVING = "talk.moving";

  /** Moves that follow each other within this time are one. */
  private static final Duration SETTLES_IN = Duration.ofMinutes(1);

  private static final Comparator<Talk> BY_START =
      Comparator.<Talk, Instant>comparing(talk -> talk.slot().startsAt().toInstant())
          .thenComparing(Talk::id);

  /**
   * That a move is to be told.
   *
   * @param due null: it isn't any more
   */
  record Moving(UUID talk, @Nullable Instant due) {}

  private Notices() {}

  /** Tells at once that a talk changed. */
  static void change(Talk talk, Batch batch) {
    batch.append(LiveSchedule.CHANGED, LiveSchedule.topics(talk), talk);
  }

  /** Tells at once that these changed, in the order of their start. */
  static List<Talk> change(List<Talk> talks, Batch batch) {
    var inOrder = talks.stream().sorted(BY_START).toList();
    inOrder.forEach(talk -> change(talk, batch));
    return inOrder;
  }

  /** Gives the notice, of each talk of which it hasn't gone out yet. */
  static Future<Void> tell(Notice.Kind kind, List<Talk> talks, Batch batch) {
    var told =
        talks.stream()
            .filter(talk -> talk.content().kind() != Talk.Kind.BREAK)
            .sorted(BY_START)
            .toList();
    return DayStore.claim(batch.connection(), kind, told, batch.now())
        .map(
            claimed -> {
              told.stream()
                  .filter(talk -> claimed.contains(talk.id()))
                  .forEach(
                      talk ->
                          batch.append(kind.entry(), LiveSchedule.topics(talk), Notice.of(talk)));
              return null;
            });
  }

  /** Notes which talks have moved, to tell it once they have settled. */
  static Future<Void> moving(List<Rearrangement.Step> steps, Batch batch) {
    var moved =
        steps.stream()
            .filter(step -> step.otherPlace() && step.after().state() == Talk.State.SCHEDULED)
            .toList();
    var gone =
        steps.stream()
            .map(Rearrangement.Step::after)
            .filter(talk -> talk.state() != Talk.State.SCHEDULED)
            .toList();
    var due = batch.now().plus(SETTLES_IN);
    return MoveStore.note(batch.connection(), moved, due)
        .map(
            v -> {
              moved.forEach(step -> moving(step.after().id(), due.toInstant(), batch));
              return null;
            })
        .compose(v -> settled(gone, batch));
  }

  /** Who begins, ends or is cancelled needs not be told to have moved. */
  static Future<Void> settled(List<Talk> talks, Batch batch) {
    return MoveStore.forget(batch.connection(), talks)
        .map(
            forgotten -> {
              forgotten.forEach(talk -> moving(talk, null, batch));
              return null;
            });
  }

  /** Tells of the moves that are due, if the talk isn't where it was again. */
  static Future<Void> tellMoves(Batch batch) {
    return MoveStore.due(batch.connection(), batch.now())
        .compose(
            due -> {
              due.forEach(move -> moving(move.talk().id(), null, batch));
              var told = due.stream().filter(MoveStore.Move::isElsewhere).toList();
              return DayStore.claim(
                      batch.connection(),
                      Notice.Kind.MOVED,
                      told.stream().map(MoveStore.Move::talk).toList(),
                      batch.now())
                  .map(
                      claimed -> {
                        told.stream()
                            .filter(move -> claimed.contains(move.talk().id()))
                            .forEach(move -> moved(move, batch));
                        return null;
                      });
            });
  }

  private static void moved(MoveStore.Move move, Batch batch) {
    batch.append(
        Notice.Kind.MOVED.entry(),
        LiveSchedule.topics(move.talk()),
        Notice.of(move.talk()).from(move.from()));
  }

  private static void moving(UUID talk, @Nullable Instant due, Batch batch) {
    batch.append(MOVING, List.of(Topic.talk(talk)), new Moving(talk, due));
  }
}
