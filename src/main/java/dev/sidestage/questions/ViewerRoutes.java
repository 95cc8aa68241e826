package dev.sidestage.questions;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Rates;
import dev.sidestage.live.Cursor;
import dev.sidestage.live.Feed;
import dev.sidestage.live.Writes;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;

/**
 * What a viewer does beside asking: vote, flag, look for what was asked, and see what is theirs.
 */
public final class ViewerRoutes {
  private static final int LONGEST_SEARCH = 1_000;

  private final LiveSchedule schedule;
  private final LiveQuestions questions;
  private final LiveRules rules;
  private final Writes writes;
  private final Access access;
  private final Rates.Limit voting;
  private final SqlClient database;
  private final Feed feed;
  private final Vertx vertx;

  public ViewerRoutes(
      LiveSchedule schedule,
      LiveQuestions questions,
      LiveRules rules,
      Writes writes,
      Access access,
      Rates.Limit voting,
      SqlClient database,
      Feed feed,
      Vertx vertx) {
    this.schedule = schedule;
    this.questions = questions;
    this.rules = rules;
    this.writes = writes;
    this.access = access;
    this.voting = voting;
    this.database = database;
    this.feed = feed;
    this.vertx = vertx;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/api/talks/:talk/questions/mine").handler(answering(this::mine));
    router.get("/api/talks/:talk/questions/similar").handler(answering(this::similar));
    router.put("/api/questions/:question/vote").handler(answering(request -> vote(request, true)));
    router
        .delete("/api/questions/:question/vote")
        .handler(answering(request -> vote(request, false)));
    router.put("/api/questions/:question/flag").handler(answering(this::flag));
  }

  /**
   * One's own questions, the questions that one voted for, those of them that were changed since,
   * and those that one found rude.
   */
  record Mine(
      List<Question.View> questions, List<UUID> votes, List<UUID> outdated, List<UUID> flags) {}

  private Future<Answer> mine(RoutingContext request) {
    Query.of(request);
    var talk = schedule.require(Api.id(request, "talk")).id();
    var viewer = access.viewer(request);
    var cursor = feed.head();
    var own = QuestionStore.of(database, viewer, talk);
    var votes = QuestionStore.votesOf(database, viewer, talk);
    var outdated = WordsStore.outdated(database, viewer, talk);
    var flags = WordsStore.flagsOf(database, viewer, talk);
    return Future.all(own, votes, outdated, flags)
        .map(
            all ->
                new Mine(
                    own.result().stream()
                        .map(question -> questions.shown(talk, question.toAuthor()))
                        .toList(),
                    votes.result(),
                    outdated.result(),
                    flags.result()))
        .map(mine -> Answer.ok(mine).with(Cursor.HEADER, cursor.toString()))
        .recover(
            failure ->
                Future.failedFuture(
                    Problem.unavailable("The database can't be reached just now. Try again.")));
  }

  /** What was asked in similar words. */
  record Similar(List<Question.View> questions) {}

  private Future<Answer> similar(RoutingContext request) {
    var text = Query.of(request, "text").text("text");
    var talk = schedule.require(Api.id(request, "talk")).id();
    voting.check(request, access.asViewer(request).orElse(null));
    if (text == null || text.isBlank() || text.length() > LONGEST_SEARCH) {
      throw Problem.invalid(
          "text",
          "Send in 'text' what is being asked, of at most " + LONGEST_SEARCH + " characters.");
    }
    return vertx
        .executeBlocking(() -> questions.similar().like(talk, text), false)
        .map(
            found ->
                Answer.ok(
                    new Similar(
                        found.stream()
                            .map(question -> questions.shown(talk, question.toEverybody()))
                            .toList())));
  }

  private Future<Answer> vote(RoutingContext request, boolean wants) {
    Query.of(request);
    var viewer = access.viewer(request);
    var question = Api.id(request, "question");
    voting.check(request, viewer);
    return writes
        .submit(new VoteCommand(viewer, question, wants))
        .map(
            written ->
                written.answer(
                    tally -> Answer.ok(rules.hidesCounts(tally.talk()) ? tally.hidden() : tally)));
  }

  private Future<Answer> flag(RoutingContext request) {
    Query.of(request);
    var viewer = access.viewer(request);
    var question = Api.id(request, "question");
    voting.check(request, viewer);
    return writes
        .submit(new FlagCommand(viewer, question))
        .map(written -> written.answer(Answer::ok));
  }
}
