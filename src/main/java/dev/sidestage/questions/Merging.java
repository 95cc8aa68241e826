package dev.sidestage.questions;

import dev.sidestage.ledger.Batch;
import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * What belongs to a merge beside the question itself. Votes stay where they were cast; the question
 * that others are merged into counts the distinct viewers of the whole group. What is merged into a
 * merged one comes along, and goes with it when it is split off again.
 */
final class Merging {
  private static final Set<State> TARGETS =
      EnumSet.of(State.PENDING, State.APPROVED, State.NEXT, State.ONSTAGE);

  private final Batch batch;
  private final Telling telling;

  /** Appends the entry of a question that changed. */
  @FunctionalInterface
  interface Telling {
    void changed(Question now, Question before);
  }

  Merging(Batch batch, Telling telling) {
    this.batch = batch;
    this.telling = telling;
  }

  /** Whether a question may become part of that one: what is seen mustn't vanish in what isn't. */
  static boolean fits(Question question, Question target) {
    return !target.id().equals(question.id())
        && target.talk().equals(question.talk())
        && TARGETS.contains(target.state())
        && (target.seenByAll() || !question.seenByAll());
  }

  Future<Void> before(Question question, Move move) {
    var into = move.into();
    return move.state() == State.MERGED && into != null
        ? MoveStore.gather(batch.connection(), question.id(), into)
        : Future.succeededFuture();
  }

  /** The counts of both, where one came or went. */
  Future<Question> after(Question before, Question now) {
    var into = now.standing().mergedInto();
    if (into != null && now.state() == State.MERGED) {
      return recountRoot(into).map(v -> now);
    }
    if (into != null && before.state() == State.MERGED) {
      return MoveStore.scatter(batch.connection(), now.id())
          .compose(v -> QuestionStore.rootOf(batch.connection(), into))
          .compose(this::recountRoot)
          .compose(v -> MoveStore.recount(batch.connection(), now.id(), batch.nextSequence()));
    }
    return Future.succeededFuture(now);
  }

  private Future<Void> recountRoot(UUID root) {
    return QuestionStore.find(batch.connection(), root)
        .compose(
            was ->
                MoveStore.recount(batch.connection(), root, batch.nextSequence())
                    .map(
                        now -> {
                          telling.changed(now, was.orElseThrow());
                          return null;
                        }));
  }
}
