package dev.sidestage.questions;

import static dev.sidestage.web.Api.answering;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sidestage.access.Access;
import dev.sidestage.access.Rates;
import dev.sidestage.access.Role;
import dev.sidestage.access.Token;
import dev.sidestage.ledger.Command;
import dev.sidestage.live.SnapshotRoute;
import dev.sidestage.live.Snapshots;
import dev.sidestage.live.Topic;
import dev.sidestage.live.Writes;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asking, moderating, and the queue over HTTP. */
public final class QuestionRoutes {
  private static final String QUESTIONS = "/api/talks/:talk/questions";
  private static final int PAGES = 10_000;

  private final LiveSchedule schedule;
  private final LiveQuestions questions;
  private final Snapshots snapshots;
  private final Writes writes;
  private final Access access;
  private final LiveRules rules;
  private final Rates.Limit asking;
  private final SqlClient database;

  public QuestionRoutes(
      LiveSchedule schedule,
      LiveQuestions questions,
      LiveRules rules,
      Snapshots snapshots,
      Writes writes,
      Access access,
      Rates.Limit asking,
      SqlClient database) {
    this.schedule = schedule;
    this.questions = questions;
    this.snapshots = snapshots;
    this.writes = writes;
    this.access = access;
    this.rules = rules;
    this.asking = asking;
    this.database = database;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    Api.reading(router, QUESTIONS).handler(this::queue);
    router.post(QUESTIONS).handler(Api.smallBody()).handler(answering(this::ask));
    router.post(QUESTIONS + "/next").handler(Api.smallBody()).handler(answering(this::next));
    router
        .patch("/api/questions/:question")
        .handler(Api.smallBody())
        .handler(answering(this::change));
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
        () -> Queue.of(rules.taking(talk), questions.ofTalk(talk.id()), view, sort, page));
  }

  /** The body of a new question. */
  record NewQuestion(@Nullable String text, @Nullable String name, @Nullable String language) {
    /** In the body or, without, in {@code Content-Language}, where that names one. */
    @Nullable String language(RoutingContext request) {
      if (language != null) {
        return Wording.language(language, "language");
      }
      var header = request.request().getHeader("Content-Language");
      return header == null || header.contains(",")
          ? null
          : Wording.language(header, "Content-Language");
    }
  }

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
            body.language(request),
            idempotency(request, talk.id()));
    asking.check(request, viewer);
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

  private Future<Answer> change(RoutingContext request) {
    Query.of(request);
    var id = Api.id(request, "question");
    return find(id, request).compose(question -> change(request, question));
  }

  /** In memory or, where this node is a moment behind, in the database. */
  private Future<Question> find(UUID id, RoutingContext request) {
    var known = questions.question(id);
    if (known.isPresent() || access.asViewer(request).isEmpty()) {
      return known
          .map(Future::succeededFuture)
          .orElseGet(() -> Future.failedFuture(Conflicts.unknown(id)));
    }
    return QuestionStore.find(database, id)
        .map(found -> found.orElseThrow(() -> Conflicts.unknown(id)));
  }

  private Future<Answer> change(RoutingContext request, Question question) {
    var id = question.id();
    var own = access.asViewer(request).filter(question.author()::equals).isPresent();
    if (!own && !question.seenByAll() && !access.isModerator(request)) {
      throw Conflicts.unknown(id);
    }
    var body = Api.body(request, QuestionChange.class);
    var room = schedule.talk(question.talk()).map(talk -> talk.slot().room()).orElse(null);
    return own && body.isAuthors(access.allows(request, Role.MODERATOR, room))
        ? author(request, question, body.ofAuthor(question.author(), id))
        : moderator(body.ofModerator(access.require(request, Role.MODERATOR, room).id(), id));
  }

  private Future<Answer> author(RoutingContext request, Question question, AuthorCommand command) {
    if (command instanceof AuthorCommand.Edit) {
      asking.check(request, command.actor());
    }
    return writes
        .submit(command)
        .map(written -> written.answer(now -> Answer.ok(questions.shown(question.talk(), now))));
  }

  private Future<Answer> moderator(ModerationCommand<Question.View> command) {
    return writes.submit(command).map(written -> written.answer(Answer::ok));
  }
}
