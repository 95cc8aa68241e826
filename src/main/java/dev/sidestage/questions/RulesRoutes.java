package dev.sidestage.questions;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.live.Writes;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** How a talk takes questions, and what a room's rules are, for those who moderate it. */
public final class RulesRoutes {
  private static final String ROOM = "/api/rooms/:room/questions";
  private static final int LONGEST = 525_600;
  private static final int MOST_FLAGS = 1_000;

  private final LiveSchedule schedule;
  private final LiveRules rules;
  private final Writes writes;
  private final Access access;

  public RulesRoutes(LiveSchedule schedule, LiveRules rules, Writes writes, Access access) {
    this.schedule = schedule;
    this.rules = rules;
    this.writes = writes;
    this.access = access;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router
        .patch("/api/talks/:talk/questions")
        .handler(Api.smallBody())
        .handler(answering(this::ofTalk));
    router.get(ROOM).handler(answering(this::ofRoom));
    router.put(ROOM).handler(Api.smallBody()).handler(answering(this::setRoom));
  }

  /** The body of a talk's change. */
  record TalkChange(Window.@Nullable Mode mode, @Nullable Boolean countsHidden) {}

  private Future<Answer> ofTalk(RoutingContext request) {
    Query.of(request);
    var talk = schedule.require(Api.id(request, "talk"));
    var moderator = access.require(request, Role.MODERATOR, talk.slot().room());
    var body = Api.body(request, TalkChange.class);
    return writes
        .submit(
            new RulesCommand.OfTalk(moderator.id(), talk.id(), body.mode(), body.countsHidden()))
        .map(written -> written.answer(set -> Answer.ok(rules.taking(talk))));
  }

  /** A room's rules: what holds, and what of it was set for the room. */
  record RoomRules(String room, Rules rules, Rules.OfRoom set) {}

  private Future<Answer> ofRoom(RoutingContext request) {
    Query.of(request);
    var room = room(request);
    access.require(request, Role.MODERATOR, room);
    return Future.succeededFuture(Answer.ok(read(room)));
  }

  private RoomRules read(String room) {
    return new RoomRules(room, rules.of(room), rules.set(room));
  }

  private Future<Answer> setRoom(RoutingContext request) {
    Query.of(request);
    var room = room(request);
    var moderator = access.require(request, Role.MODERATOR, room);
    var body = Api.body(request, Rules.OfRoom.class);
    checkRange("opensBefore", body.opensBefore(), LONGEST);
    checkRange("closesAfter", body.closesAfter(), LONGEST);
    checkRange("flags", body.flags(), MOST_FLAGS);
    return writes
        .submit(new RulesCommand.OfRoom(moderator.id(), room, body))
        .map(written -> written.answer(set -> Answer.ok(read(room))));
  }

  private static void checkRange(String field, @Nullable Integer value, int most) {
    if (value != null && (value < 0 || value > most)) {
      throw Problem.invalid(field, "'" + field + "' is a whole number from 0 to " + most + ".");
    }
  }

  private String room(RoutingContext request) {
    var id = String.valueOf(request.pathParam("room"));
    if (schedule.room(id).isEmpty()) {
      throw Problem.notFound("room", "There is no room '" + id + "'. GET /api/event lists them.");
    }
    return id;
  }
}
