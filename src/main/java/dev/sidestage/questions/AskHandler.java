package dev.sidestage.questions;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.Command;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks all of a batch with three statements, however many they are. */
public final class AskHandler implements CommandHandler<Ask> {
  private final LiveSchedule schedule;
  private final Rules settings;
  private final Supplier<HeldWords> words;

  /**
   * @param desk has the words that hold a question
   */
  public AskHandler(LiveSchedule schedule, Rules settings, LiveDesk desk) {
    this.schedule = schedule;
    this.settings = settings;
    this.words = desk::words;
  }

  @Override
  public Class<Ask> commands() {
    return Ask.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<Ask> asks, Batch batch) {
    var talks = asks.stream().map(Ask::talk).collect(Collectors.toSet());
    return AskStore.places(batch.connection(), talks)
        .compose(
            places ->
                AskStore.same(batch.connection(), asks)
                    .compose(
                        same ->
                            BarrierStore.of(batch.connection(), asks, batch.now())
                                .map(
                                    barriers ->
                                        new Screening(
                                            places,
                                            same,
                                            barriers,
                                            words.get(),
                                            settings,
                                            batch.now()))))
        .compose(screening -> ask(asks, screening, batch));
  }

  private Future<List<Outcome>> ask(List<Ask> asks, Screening screening, Batch batch) {
    var refused = new HashMap<UUID, Function<Map<UUID, Question>, Problem>>();
    asks.forEach(ask -> screening.obstacle(ask).ifPresent(why -> refused.put(ask.question(), why)));
    var accepted = asks.stream().filter(ask -> !refused.containsKey(ask.question())).toList();
    var states = accepted.stream().map(screening::state).toList();
    return AskStore.ask(batch.connection(), accepted, states, batch.now())
        .map(
            asked -> {
              Map<UUID, Question> byId =
                  asked.stream().collect(Collectors.toMap(Question::id, Function.identity()));
              return asks.stream()
                  .map(
                      ask -> {
                        var why = refused.get(ask.question());
                        return why == null
                            ? tell(Screening.of(ask, byId), batch)
                            : Outcome.refused(why.apply(byId));
                      })
                  .toList();
            })
        .compose(outcomes -> note(accepted, screening, batch).map(v -> outcomes));
  }

  /** Moderators are told which word holds a question. */
  private Future<Void> note(List<Ask> accepted, Screening screening, Batch batch) {
    var noted = Future.<Void>succeededFuture();
    for (var ask : accepted) {
      var word = screening.heldBy(ask);
      if (word.isPresent()) {
        noted = noted.compose(v -> note(ask, word.get(), batch));
      }
    }
    return noted;
  }

  private Future<Void> note(Ask ask, String word, Batch batch) {
    var by = new Desk.By(Command.SIDESTAGE, "Sidestage");
    var text = "Held: “" + word + "”";
    var memo = new Desk.Memo(ask.question(), by.grant(), by.label(), text, batch.now());
    return DeskStore.note(batch.connection(), ask.question(), by, text, batch.now())
        .map(
            v -> {
              schedule
                  .talk(ask.talk())
                  .map(talk -> new Desk.Part.Noted(talk.slot().room(), ask.question(), memo))
                  .ifPresent(part -> SharingHandler.tell(part, batch));
              return null;
            });
  }

  private Outcome tell(Question question, Batch batch) {
    batch.append(
        LiveQuestions.ASKED,
        LiveQuestions.topics(schedule, question.talk()),
        new LiveQuestions.Changed(question, LiveQuestions.Sight.NEW));
    return Outcome.done(question.toAuthor());
  }
}
