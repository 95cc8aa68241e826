package dev.sidestage.questions;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.schedule.LiveSchedule;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts all votes of a batch in one statement. Of several wishes of one viewer about one question
 * the last one stands.
 */
public final class VoteHandler implements CommandHandler<VoteCommand> {
  private final LiveSchedule schedule;

  public VoteHandler(LiveSchedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public Class<VoteCommand> commands() {
    return VoteCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<VoteCommand> votes, Batch batch) {
    var questions = votes.stream().map(VoteCommand::question).collect(Collectors.toSet());
    return VoteStore.count(batch.connection(), last(votes), batch.nextSequence())
        .map(counted -> append(counted, batch))
        .compose(v -> VoteStore.standing(batch.connection(), questions))
        .map(
            standing ->
                votes.stream().map(vote -> outcome(vote, standing.get(vote.question()))).toList());
  }

  private static Collection<VoteCommand> last(List<VoteCommand> votes) {
    record Pair(UUID question, UUID viewer) {}
    var last = new LinkedHashMap<Pair, VoteCommand>();
    votes.forEach(vote -> last.put(new Pair(vote.question(), vote.actor()), vote));
    return last.values();
  }

  private @Nullable Void append(List<VoteStore.Counted> counted, Batch batch) {
    if (!counted.isEmpty()) {
      var topics = new LinkedHashSet<String>();
      counted.forEach(count -> topics.addAll(LiveQuestions.topics(schedule, count.talk())));
      var counts = new LinkedHashMap<UUID, Map<UUID, Integer>>();
      counted.forEach(
          count ->
              counts
                  .computeIfAbsent(count.talk(), talk -> new LinkedHashMap<>())
                  .put(count.question(), count.votes()));
      batch.append(LiveQuestions.VOTES, List.copyOf(topics), new LiveQuestions.Votes(counts));
    }
    return null;
  }

  private static Outcome outcome(VoteCommand vote, VoteStore.@Nullable Standing standing) {
    if (standing == null || !standing.seenByAll()) {
      return Outcome.refused(Conflicts.unknown(vote.question()));
    }
    if (standing.author().equals(vote.actor())) {
      return Outcome.refused(Conflicts.ownQuestion("One can't vote for one's own question."));
    }
    if (!standing.state().takesVotes()) {
      return Outcome.refused(Conflicts.over(standing.state()));
    }
    return Outcome.done(
        new VoteCommand.Tally(vote.question(), standing.talk(), standing.votes(), vote.wants()));
  }
}
