package dev.sidestage.questions;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What moderators do with questions beside their states, over HTTP. */
public final class HandlingRoutes {
  private static final int ORDERED = 1_000;
  private static final int LONGEST_MUTE = 14_400;

  private final LiveSchedule schedule;
  private final LiveQuestions questions;
  private final LiveDesk desk;
  private final Writes writes;
  private final Access access;

  public HandlingRoutes(
      LiveSchedule schedule, LiveQuestions questions, LiveDesk desk, Writes writes, Access access) {
    this.schedule = schedule;
    this.questions = questions;
    this.desk = desk;
    this.writes = writes;
    this.access = access;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    SharingRoutes.write(router.post("/api/questions/bulk"), this::bulk);
    SharingRoutes.write(router.put("/api/talks/:talk/questions/order"), this::order);
    SharingRoutes.write(router.post("/api/talks/:talk/questions/relayed"), this::relay);
    router.put("/api/questions/:question/claim").handler(answering(r -> claim(r, true)));
    router.delete("/api/questions/:question/claim").handler(answering(r -> claim(r, false)));
    SharingRoutes.write(router.put("/api/questions/:question/memo"), this::note);
    SharingRoutes.write(router.post("/api/questions/:question/restraints"), this::restrain);
    router.delete("/api/restraints/:restraint").handler(answering(this::lift));
  }

  private Future<Answer> bulk(RoutingContext request) {
    Query.of(request);
    access.requireAnywhere(request, Role.MODERATOR);
    return new Bulk(questions, schedule, access, writes)
        .carryOut(request, Api.body(request, Bulk.Changes.class));
  }

  /** The body of an order. */
  record NewOrder(@Nullable List<UUID> questions) {}

  private Future<Answer> order(RoutingContext request) {
    Query.of(request);
    var talk = schedule.require(Api.id(request, "talk"));
    var by = SharingRoutes.by(access.require(request, Role.MODERATOR, talk.slot().room()));
    var order = Json.required(Api.body(request, NewOrder.class).questions(), "questions");
    if (order.size() > ORDERED || order.stream().distinct().count() < order.size()) {
      throw Problem.invalid(
          "questions", "Name each question once, and at most " + ORDERED + " of them.");
    }
    return writes
        .submit(new SharingCommand.Order(by, talk.id(), order))
        .map(written -> written.answer(Answer::ok));
  }

  /** The body of a question in the audience's name. */
  record NewRelay(@Nullable String text, @Nullable String name, @Nullable Source source) {}

  private Future<Answer> relay(RoutingContext request) {
    Query.of(request);
    var talk = schedule.require(Api.id(request, "talk"));
    var by = SharingRoutes.by(access.require(request, Role.MODERATOR, talk.slot().room()));
    var body = Api.body(request, NewRelay.class);
    var relay =
        new SharingCommand.Relay(
            by,
            UUID.randomUUID(),
            UUID.randomUUID(),
            talk.id(),
            Wording.question(body.text()),
            Wording.name(body.name()),
            Json.required(body.source(), "source"));
    return writes
        .submit(relay)
        .map(
            written ->
                written.answer(asked -> Answer.created("/api/questions/" + asked.id(), asked)));
  }

  private Future<Answer> claim(RoutingContext request, boolean wants) {
    Query.of(request);
    var question = question(request);
    return writes
        .submit(new SharingCommand.Claim(moderatorOf(question, request), question.id(), wants))
        .map(written -> written.answer(Answer::ok));
  }

  /** The body of a memo; empty removes it. */
  record NewMemo(@Nullable String text) {}

  private Future<Answer> note(RoutingContext request) {
    Query.of(request);
    var question = question(request);
    var by = moderatorOf(question, request);
    var text = Json.required(Api.body(request, NewMemo.class).text(), "text");
    return writes
        .submit(new SharingCommand.Note(by, question.id(), Wording.memo(text)))
        .map(written -> written.answer(Answer::ok));
  }

  /** The body of a restraint. */
  record NewRestraint(Desk.Restraint.@Nullable Kind kind, @Nullable Integer minutes) {
    void check() {
      var mute = Json.required(kind, "kind") == Desk.Restraint.Kind.MUTE;
      if (mute && minutes == null) {
        throw Problem.invalid("minutes", "Say for how many minutes.");
      }
      if (!mute && minutes != null) {
        throw Problem.invalid("minutes", "A ban holds until it is lifted: leave the minutes out.");
      }
      if (minutes != null && (minutes < 1 || minutes > LONGEST_MUTE)) {
        throw Problem.invalid("minutes", "A mute holds for 1 to " + LONGEST_MUTE + " minutes.");
      }
    }
  }

  private Future<Answer> restrain(RoutingContext request) {
    Query.of(request);
    var question = question(request);
    var by = moderatorOf(question, request);
    var body = Api.body(request, NewRestraint.class);
    body.check();
    return writes
        .submit(
            new SharingCommand.Restrain(
                by,
                UUID.randomUUID(),
                question.id(),
                Json.required(body.kind(), "kind"),
                body.minutes()))
        .map(
            written ->
                written.answer(made -> Answer.created("/api/restraints/" + made.id(), made)));
  }

  private Future<Answer> lift(RoutingContext request) {
    Query.of(request);
    var id = Api.id(request, "restraint");
    var room = desk.roomOf(id);
    var by = SharingRoutes.by(access.require(request, Role.MODERATOR, room.orElse(null)));
    return writes
        .submit(new SharingCommand.Lift(by, id))
        .map(written -> written.answer(lifted -> Answer.noContent()));
  }

  private Question question(RoutingContext request) {
    var id = Api.id(request, "question");
    return questions
        .question(id)
        .filter(question -> question.seenByAll() || access.isModerator(request))
        .orElseThrow(() -> Conflicts.unknown(id));
  }

  private Desk.By moderatorOf(Question question, RoutingContext request) {
    var room = schedule.talk(question.talk()).map(talk -> talk.slot().room()).orElse(null);
    return SharingRoutes.by(access.require(request, Role.MODERATOR, room));
  }
}
