package dev.sidestage.questions;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.live.Cursor;
import dev.sidestage.live.Writes;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many approved or dismissed by one request. Each is a command of its own and has its own answer.
 */
record Bulk(LiveQuestions questions, LiveSchedule schedule, Access access, Writes writes) {
  private static final int MOST = 500;

  /** The body. */
  record Changes(@Nullable List<Change> changes) {}

  /** One of them. */
  record Change(
      @Nullable UUID question,
      @Nullable Integer version,
      @Nullable State state,
      @Nullable Reason reason,
      @Nullable String note) {
    QuestionChange change() {
      if (state != State.APPROVED && state != State.DISMISSED) {
        throw Problem.invalid("state", "Many at once are 'approved' or 'dismissed'.");
      }
      return new QuestionChange(version, null, state, null, reason, note, null, null, null);
    }
  }

  /** What became of one: the question as it is now, or why not. */
  record Result(UUID id, Question.@Nullable View question, @Nullable Map<String, Object> problem) {}

  /** What became of all. */
  record Results(List<Result> results) {}

  /** A result with where in the log it is, if it is. */
  private record Done(Result result, @Nullable Cursor cursor) {}

  Future<Answer> carryOut(RoutingContext request, Changes body) {
    var changes = Json.required(body.changes(), "changes");
    if (changes.isEmpty() || changes.size() > MOST) {
      throw Problem.invalid("changes", "Send 1 to " + MOST + " changes.");
    }
    var commands = changes.stream().map(change -> command(request, change)).toList();
    return Future.all(commands.stream().map(this::one).toList()).map(all -> answer(all.list()));
  }

  private ModerationCommand.Change command(RoutingContext request, Change change) {
    var id = Json.required(change.question(), "question");
    return (ModerationCommand.Change) change.change().ofModerator(moderator(request, id), id);
  }

  /** One that doesn't exist is answered so by its command. */
  private UUID moderator(RoutingContext request, UUID question) {
    return questions
        .question(question)
        .flatMap(there -> schedule.talk(there.talk()))
        .map(talk -> access.require(request, Role.MODERATOR, talk.slot().room()))
        .orElseGet(() -> access.requireAnywhere(request, Role.MODERATOR))
        .id();
  }

  private Future<Done> one(ModerationCommand.Change command) {
    var id = command.question();
    return writes
        .submit(command)
        .map(written -> new Done(new Result(id, written.value(), null), written.cursor()))
        .recover(
            failure ->
                failure instanceof Problem problem
                    ? Future.succeededFuture(new Done(new Result(id, null, problem.body()), null))
                    : Future.failedFuture(failure));
  }

  private static Answer answer(List<Done> done) {
    var answer = Answer.ok(new Results(done.stream().map(Done::result).toList()));
    return done.stream()
        .map(Done::cursor)
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(Cursor::sequence))
        .map(cursor -> answer.with(Cursor.HEADER, cursor.toString()))
        .orElse(answer);
  }
}
