package dev.sidestage.questions;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Deed;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.live.Topic;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Room;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** Carries out what moderators share, one by one: it is few. */
public final class SharingHandler implements CommandHandler<SharingCommand<?>> {
  /** How long a claim holds by itself. */
  static final Duration CLAIM = Duration.ofMinutes(5);

  private final LiveSchedule schedule;

  public SharingHandler(LiveSchedule schedule) {
    this.schedule = schedule;
  }

  @Override
  @SuppressWarnings("unchecked") // a class literal has no wildcard
  public Class<SharingCommand<?>> commands() {
    return (Class<SharingCommand<?>>) (Class<?>) SharingCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<SharingCommand<?>> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> outcome(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private Future<Outcome> outcome(SharingCommand<?> command, Batch batch) {
    return carryOut(command, batch)
        .map(Outcome::done)
        .recover(
            failure ->
                failure instanceof Problem problem
                    ? Future.succeededFuture(Outcome.refused(problem))
                    : Future.failedFuture(failure));
  }

  private Future<? extends Object> carryOut(SharingCommand<?> command, Batch batch) {
    var restraining = new Restraining(schedule, batch);
    if (command instanceof SharingCommand.Claim claim) {
      return on(claim.question(), batch, (question, room) -> claim(claim, room, batch));
    } else if (command instanceof SharingCommand.Note note) {
      return on(note.question(), batch, (question, room) -> note(note, question, room, batch));
    } else if (command instanceof SharingCommand.Order order) {
      return order(order, batch);
    } else if (command instanceof SharingCommand.Restrain restrain) {
      return on(
          restrain.question(),
          batch,
          (question, room) -> restraining.set(restrain, question, room));
    } else if (command instanceof SharingCommand.Lift lift) {
      return restraining.lift(lift);
    } else if (command instanceof SharingCommand.Slow slow) {
      return slow(slow, batch);
    } else if (command instanceof SharingCommand.Close close) {
      return close(close, batch);
    } else if (command instanceof SharingCommand.Hold hold) {
      return hold(hold, batch);
    } else if (command instanceof SharingCommand.Relay relay) {
      return relay(relay, batch);
    }
    throw new IllegalArgumentException(command.getClass().getName());
  }

  private <T> Future<T> on(UUID id, Batch batch, BiFunction<Question, String, Future<T>> change) {
    return QuestionStore.find(batch.connection(), id)
        .compose(
            found ->
                found
                    .map(question -> change.apply(question, room(question.talk())))
                    .orElseGet(() -> Future.failedFuture(Conflicts.unknown(id))));
  }

  private String room(UUID talk) {
    return schedule.require(talk).slot().room();
  }

  private static Future<Desk.Part.Claimed> claim(
      SharingCommand.Claim command, String room, Batch batch) {
    var client = batch.connection();
    if (!command.wants()) {
      return DeskStore.release(client, command.question())
          .map(done -> new Desk.Part.Claimed(room, command.question(), null))
          .map(part -> tell(part, batch));
    }
    var until = batch.now().plus(CLAIM);
    return DeskStore.claim(client, command.question(), command.by(), until, batch.now())
        .compose(
            done -> done ? DeskStore.claimOf(client, command.question()) : taken(command, batch))
        .map(claim -> new Desk.Part.Claimed(room, command.question(), claim))
        .map(part -> tell(part, batch));
  }

  private static Future<Desk.Claim> taken(SharingCommand.Claim command, Batch batch) {
    return DeskStore.claimOf(batch.connection(), command.question())
        .compose(
            claim ->
                Future.failedFuture(
                    Problem.conflict(
                            "claimed",
                            (claim.label() == null ? "Another moderator" : claim.label())
                                + " has claimed this question. The claim ends by itself.")
                        .with("claim", claim)));
  }

  private static Future<Desk.Part.Noted> note(
      SharingCommand.Note command, Question question, String room, Batch batch) {
    var by = command.by();
    var text = command.text();
    var memo =
        text == null
            ? null
            : new Desk.Memo(question.id(), by.grant(), by.label(), text, batch.now());
    batch.audit(
        by.grant(),
        Deed.of("question.memo").in(room).about(question.id(), question.words().text()).to(text));
    return DeskStore.note(batch.connection(), question.id(), by, text, batch.now())
        .map(v -> tell(new Desk.Part.Noted(room, question.id(), memo), batch));
  }

  private Future<Desk.Part.Ordered> order(SharingCommand.Order command, Batch batch) {
    var room = room(command.talk());
    batch.audit(command.actor(), Deed.of("question.order").in(room).about(command.talk(), null));
    return DeskStore.order(batch.connection(), command.talk(), command.questions())
        .map(ordered -> tell(new Desk.Part.Ordered(room, command.talk(), ordered), batch));
  }

  private static Future<Desk.Part.Slowed> slow(SharingCommand.Slow command, Batch batch) {
    batch.audit(
        command.actor(), Deed.of("room.slow").in(command.room()).to(command.minutes() + " min"));
    return DeskStore.slow(batch.connection(), command.room(), command.minutes())
        .map(v -> tell(new Desk.Part.Slowed(command.room(), command.minutes()), batch));
  }

  private Future<Boolean> close(SharingCommand.Close command, Batch batch) {
    batch.audit(
        command.actor(), Deed.of("questions.switch").to(command.closed() ? "closed" : "open"));
    return DeskStore.close(batch.connection(), command.closed())
        .map(
            v -> {
              schedule.rooms().stream()
                  .map(Room::id)
                  .forEach(room -> tell(new Desk.Part.Switched(room, command.closed()), batch));
              return command.closed();
            });
  }

  private static Future<List<String>> hold(SharingCommand.Hold command, Batch batch) {
    batch.audit(command.actor(), Deed.of("questions.words").to(String.join(", ", command.words())));
    return DeskStore.words(batch.connection(), command.words())
        .map(
            v -> {
              batch.append(LiveDesk.WORDS, List.of(), command.words());
              return command.words();
            });
  }

  private Future<Question.View> relay(SharingCommand.Relay command, Batch batch) {
    return QuestionStore.relay(batch.connection(), command, batch.now())
        .compose(
            asked ->
                asked.isPresent()
                    ? Future.succeededFuture(asked.get())
                    : Future.failedFuture(Conflicts.noQuestions()))
        .map(
            question -> {
              batch.append(
                  LiveQuestions.ASKED,
                  LiveQuestions.topics(schedule, question.talk()),
                  new LiveQuestions.Changed(question, LiveQuestions.Sight.NEW));
              batch.audit(
                  command.actor(),
                  Deed.of("question.relayed")
                      .in(room(question.talk()))
                      .about(question.id(), question.words().text())
                      .from(command.source().word())
                      .to(question.state().word()));
              return question.toModerators();
            });
  }

  static <P extends Desk.Part> P tell(P part, Batch batch) {
    batch.append(LiveDesk.kind(part), List.of(Topic.room(part.room())), part);
    return part;
  }
}
