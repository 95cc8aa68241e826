package dev.sidestage.ledger;

import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The commands of a batch that came with an {@code Idempotency-Key}: those answered before get that
 * answer, equal ones in the batch share one command, and another body under the same key is
 * refused. One attempt's.
 */
final class Repeats {
  private final Map<IdempotencyStore.Key, Submission> first = new LinkedHashMap<>();
  private final Map<Submission, Submission> sharing = new LinkedHashMap<>();
  private final List<Submission> fresh = new ArrayList<>();

  private Repeats() {}

  /** Sorts a batch; what is still to be carried out is {@link #fresh()}. */
  static Future<Repeats> of(List<Submission> batch, Batch transaction) {
    var keys =
        batch.stream()
            .flatMap(
                s -> {
                  var idempotency = s.command().idempotency();
                  return idempotency == null
                      ? java.util.stream.Stream.empty()
                      : java.util.stream.Stream.of(
                          IdempotencyStore.Key.of(s.command(), idempotency));
                })
            .distinct()
            .toList();
    return IdempotencyStore.find(transaction.connection(), keys)
        .map(
            kept -> {
              var repeats = new Repeats();
              batch.forEach(submission -> repeats.sort(submission, kept));
              return repeats;
            });
  }

  private void sort(Submission submission, Map<IdempotencyStore.Key, IdempotencyStore.Kept> kept) {
    var idempotency = submission.command().idempotency();
    if (idempotency == null) {
      fresh.add(submission);
      return;
    }
    var key = IdempotencyStore.Key.of(submission.command(), idempotency);
    var before = kept.get(key);
    var neighbour = first.get(key);
    if (before != null) {
      submission.outcome(
          before.body().equals(idempotency.body())
              ? again(submission.command(), before)
              : otherBody());
    } else if (neighbour == null) {
      first.put(key, submission);
      fresh.add(submission);
    } else if (idempotency.equals(neighbour.command().idempotency())) {
      sharing.put(submission, neighbour);
    } else {
      submission.outcome(otherBody());
    }
  }

  List<Submission> fresh() {
    return fresh;
  }

  /** Passes the outcomes on to those who share them, and keeps the answers for later repeats. */
  Future<Void> settle(Batch transaction) {
    sharing.forEach(
        (submission, neighbour) -> {
          if (neighbour.outcome() != null) {
            submission.outcome(neighbour.outcome());
          }
        });
    first.values().removeIf(submission -> !(submission.outcome() instanceof Outcome.Done));
    return IdempotencyStore.keep(transaction.connection(), first);
  }

  private static Outcome again(Command<?> command, IdempotencyStore.Kept kept) {
    return Outcome.done(Json.read(kept.answer(), command.answerType()));
  }

  private static Outcome otherBody() {
    return Outcome.refused(
        Problem.of(
                422,
                "idempotency-key-reused",
                "Key used before",
                "This Idempotency-Key was used with another request: make a new key for a new request.")
            .with("field", "Idempotency-Key"));
  }
}
