package dev.sidestage.questions;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.live.Writes;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Json;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * A question that was deferred is answered in writing: by the talk's speaker, or by a moderator.
 */
public final class AnswerRoutes {
  private final LiveSchedule schedule;
  private final LiveQuestions questions;
  private final Writes writes;
  private final Access access;

  public AnswerRoutes(
      LiveSchedule schedule, LiveQuestions questions, Writes writes, Access access) {
    this.schedule = schedule;
    this.questions = questions;
    this.writes = writes;
    this.access = access;
  }

  /** Adds the route. */
  public void mount(Router router) {
    router
        .put("/api/questions/:question/answer")
        .handler(Api.smallBody())
        .handler(answering(this::answer));
  }

  /** The body of an answer, in Markdown. */
  record NewAnswer(@Nullable String text, @Nullable Integer version) {}

  private Future<Answer> answer(RoutingContext request) {
    Query.of(request);
    var id = Api.id(request, "question");
    var question =
        questions
            .question(id)
            .filter(there -> there.seenByAll() || access.isModerator(request))
            .orElseThrow(() -> Conflicts.unknown(id));
    var room = schedule.talk(question.talk()).map(talk -> talk.slot().room()).orElse(null);
    var speaker = access.require(request, Role.SPEAKER, room, question.talk());
    var body = Api.body(request, NewAnswer.class);
    var text = Wording.answer(Json.required(body.text(), "text"));
    var move = new Move(State.ANSWERED, State.Who.MODERATOR, null, null, null, null, text);
    return writes
        .submit(
            new ModerationCommand.Change(
                speaker.id(), id, Json.required(body.version(), "version"), move))
        .map(written -> written.answer(Answer::ok));
  }
}
