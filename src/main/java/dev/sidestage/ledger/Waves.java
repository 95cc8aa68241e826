package dev.sidestage.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * In which order a batch is carried out: by handler, so that each needs few statements, and yet so
 * that the commands of one actor take effect in the order in which they came. An actor's command
 * that would overtake an earlier one goes into the next wave.
 */
final class Waves {
  /** The commands that one handler carries out at once. */
  record Run(int handler, List<Submission> submissions) {}

  private record Place(int wave, int handler) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return wave != other.wave
          ? Integer.compare(wave, other.wave)
          : Integer.compare(handler, other.handler);
    }
  }

  private Waves() {}

  /** The runs of a batch, in order. */
  static List<Run> of(List<Submission> batch, HandlerOf handlerOf) {
    Map<UUID, Place> last = new HashMap<>();
    Map<Place, List<Submission>> runs = new TreeMap<>();
    for (var submission : batch) {
      var handler = handlerOf.index(submission.command());
      var place =
          last.merge(
              submission.command().actor(),
              new Place(0, handler),
              (before, first) ->
                  new Place(
                      handler < before.handler() ? before.wave() + 1 : before.wave(), handler));
      runs.computeIfAbsent(place, p -> new ArrayList<>()).add(submission);
    }
    return runs.entrySet().stream().map(e -> new Run(e.getKey().handler(), e.getValue())).toList();
  }

  /** Which handler a command is for. */
  @FunctionalInterface
  interface HandlerOf {
    int index(Command<?> command);
  }
}
