package dev.sidestage.questions;

import static dev.sidestage.web.Api.answering;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.access.Token;
import dev.sidestage.ledger.Command;
import dev.sidestage.live.Cursor;
import dev.sidestage.live.Feed;
import dev.sidestage.live.SnapshotRoute;
import dev.sidestage.live.Snapshots;
import dev.sidestage.live.Topic;
import dev.sidestage.live.Writes;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions and votes over HTTP. */
public final class QuestionRoutes {
  private static final String QUESTIONS = "/api/talks/:talk/questions";
  private static final int PAGES = 10_000;

  private final LiveSchedule schedule;
  private final LiveQuestions questions;
  private final Snapshots snapshots;
  private final Writes writes;
  private final Access access;
  private final SqlClient database;
  private final Feed feed;

  public QuestionRoutes(
      LiveSchedule schedule,
      LiveQuestions questions,
      Snapshots snapshots,
      Writes writes,
      Access access,
      SqlClient database,
      Feed feed) {
    this.schedule = schedule;
    this.questions = questions;
    this.snapshots = snapshots;
    this.writes = writes;
    this.access = access;
    this.database = database;
    this.feed = feed;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    Api.reading(router, QUESTIONS).handler(this::queue);
    router.post(QUESTIONS).handler(Api.smallBody()).handler(answering(this::ask));
    router.get(QUESTIONS + "/mine").handler(answering(this::mine));
    router.post(QUESTIONS + "/next").handler(Api.smallBody()).handler(answering(this::next));
    router
        .patch("/api/questions/:question")
        .handler(Api.smallBody())
        .handler(answering(this::change));
    router.put("/api/questions/:question/vote").handler(answering(request -> vote(request, true)));
    router
        .delete("/api/questions/:question/vote")
        .handler(answering(request -> vote(request, false)));
  }

  private void queue(RoutingContext request) {
    var restricted = "moderation".equals(request.queryParams().get("view"));
    (restricted
            ? SnapshotRoute.restricted(snapshots, this::queueOf)
            : SnapshotRoute.shared(snapshots, this::queueOf))
        .handle(request);
  }

  private Snapshots.Question queueOf(RoutingContext request) {
    var query = Query.of(request, "sort", "view", "page");
    var talk = schedule.require(Api.id(request, "talk"));
    var sort = Queue.Order.valueOf(query.choice("sort", "top", "new").toUpperCase(Locale.ROOT));
    var view =
        Queue.Audience.valueOf(
            query.choice("view", "public", "moderation").toUpperCase(Locale.ROOT));
    var page = query.page("page", PAGES);
    if (view == Queue.Audience.MODERATION) {
      access.require(request, Role.MODERATOR, talk.slot().room());
    }
    return new Snapshots.Question(
        String.join(
            " ", "queue", talk.id().toString(), view.word(), sort.word(), Integer.toString(page)),
        Topic.talk(talk.id()),
        () -> Queue.of(talk.id(), questions.ofTalk(talk.id()), view, sort, page));
  }

  /** The body of a new question. */
  record NewQuestion(@Nullable String text, @Nullable String name) {}

  private Future<Answer> ask(RoutingContext request) {
    Query.of(request);
    var talk = schedule.require(Api.id(request, "talk"));
    var viewer = access.viewer(request);
    var body = Api.body(request, NewQuestion.class);
    var ask =
        new Ask(
            viewer,
            UUID.randomUUID(),
            talk.id(),
            Wording.question(body.text()),
            Wording.name(body.name()),
            idempotency(request, talk.id()));
    return writes
        .submit(ask)
        .map(
            written ->
                written.answer(asked -> Answer.created("/api/questions/" + asked.id(), asked)));
  }

  private static Command.@Nullable Idempotency idempotency(RoutingContext request, UUID talk) {
    var key = request.request().getHeader("Idempotency-Key");
    if (key == null) {
      return null;
    }
    if (!key.matches("[\\x21-\\x7e]{8,100}")) {
      throw Problem.invalid(
          "Idempotency-Key",
          "An Idempotency-Key has 8 to 100 visible ASCII characters: a UUID does well.");
    }
    var body = request.body().buffer().copy().appendString(talk.toString());
    return new Command.Idempotency(key, HexFormat.of().formatHex(Token.sha256(body.getBytes())));
  }

  /** One's own questions, and the questions that one voted for. */
  record Mine(List<Question.View> questions, List<UUID> votes) {}

  private Future<Answer> mine(RoutingContext request) {
    Query.of(request);
    var talk = schedule.require(Api.id(request, "talk")).id();
    var viewer = access.viewer(request);
    var cursor = feed.head();
    return QuestionStore.of(database, viewer, talk)
        .compose(
            own ->
                QuestionStore.votesOf(database, viewer, talk)
                    .map(votes -> new Mine(own.stream().map(Question::toAuthor).toList(), votes)))
        .map(mine -> Answer.ok(mine).with(Cursor.HEADER, cursor.toString()))
        .recover(
            failure ->
                Future.failedFuture(
                    Problem.unavailable("The database can't be reached just now. Try again.")));
  }

  /** The body of a turn on stage. */
  record NextOnStage(@JsonProperty(required = true) @Nullable UUID onstage) {}

  private Future<Answer> next(RoutingContext request) {
    Query.of(request);
    var talk = schedule.require(Api.id(request, "talk"));
    var moderator = access.require(request, Role.MODERATOR, talk.slot().room());
    var seen = Api.body(request, NextOnStage.class).onstage();
    return writes
        .submit(new ModerationCommand.Next(moderator.id(), talk.id(), seen))
        .map(written -> written.answer(Answer::ok));
  }

  /** The body of a change of state. */
  record NewState(
      @Nullable State state,
      @Nullable Integer version,
      @Nullable Reason reason,
      @Nullable String note) {}

  private Future<Answer> change(RoutingContext request) {
    Query.of(request);
    var question = require(Api.id(request, "question"), request);
    var moderator = access.require(request, Role.MODERATOR, roomOf(question));
    var body = Api.body(request, NewState.class);
    var state = Json.required(body.state(), "state");
    var version = Json.required(body.version(), "version");
    var note = Wording.note(body.note());
    checkReason(state, body.reason(), note);
    return writes
        .submit(
            new ModerationCommand.Change(
                moderator.id(), question.id(), state, version, body.reason(), note))
        .map(written -> written.answer(Answer::ok));
  }

  private static void checkReason(State state, @Nullable Reason reason, @Nullable String note) {
    if (state == State.DISMISSED && reason == null) {
      throw Problem.invalid("reason", "Say why it is dismissed: its author is told.");
    }
    if (state != State.DISMISSED && (reason != null || note != null)) {
      throw Problem.invalid(
          reason == null ? "note" : "reason", "A reason and a note go with 'dismissed' only.");
    }
    if (reason == Reason.OTHER && note == null) {
      throw Problem.invalid("note", "The reason 'other' needs a note that says why.");
    }
  }

  private Future<Answer> vote(RoutingContext request, boolean wants) {
    Query.of(request);
    var viewer = access.viewer(request);
    var question = Api.id(request, "question");
    return writes
        .submit(new VoteCommand(viewer, question, wants))
        .map(written -> written.answer(Answer::ok));
  }

  /** The question; one that isn't public doesn't exist for those who moderate nothing. */
  private Question require(UUID id, RoutingContext request) {
    return questions
        .question(id)
        .filter(question -> question.state().isPublic() || access.isModerator(request))
        .orElseThrow(() -> Problem.notFound("question", "There is no question '" + id + "'."));
  }

  private @Nullable String roomOf(Question question) {
    return schedule.talk(question.talk()).map(talk -> talk.slot().room()).orElse(null);
  }
}
