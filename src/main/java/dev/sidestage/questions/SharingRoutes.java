package dev.sidestage.questions;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Grant;
import dev.sidestage.access.Role;
import dev.sidestage.live.SnapshotRoute;
import dev.sidestage.live.Snapshots;
import dev.sidestage.live.Topic;
import dev.sidestage.live.Whispers;
import dev.sidestage.live.Writes;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Room;
import dev.sidestage.schedule.ScheduleCommand;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the moderators of a room share, and the rules that they set, over HTTP. */
public final class SharingRoutes {
  private static final int PAGES = 1_000;
  private static final int SLOWEST = 1_440;

  private final LiveSchedule schedule;
  private final LiveQuestions questions;
  private final LiveDesk desk;
  private final Snapshots snapshots;
  private final Writes writes;
  private final Access access;
  private final Whispers whispers;

  public SharingRoutes(
      LiveSchedule schedule,
      LiveQuestions questions,
      LiveDesk desk,
      Snapshots snapshots,
      Writes writes,
      Access access,
      Whispers whispers) {
    this.schedule = schedule;
    this.questions = questions;
    this.desk = desk;
    this.snapshots = snapshots;
    this.writes = writes;
    this.access = access;
    this.whispers = whispers;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    Api.reading(router, "/api/rooms/:room/queue")
        .handler(SnapshotRoute.restricted(snapshots, this::queueOf));
    Api.reading(router, "/api/rooms/:room/desk")
        .handler(SnapshotRoute.restricted(snapshots, this::deskOf));
    write(router.patch("/api/rooms/:room/desk"), this::settle);
    write(router.put("/api/rooms/:room/looking"), this::look);
    write(router.put("/api/questions/closed"), this::close);
    router.get("/api/words").handler(answering(this::words));
    write(router.put("/api/words"), this::hold);
  }

  static void write(Route route, Function<RoutingContext, Future<Answer>> answer) {
    route.handler(Api.smallBody()).handler(answering(answer));
  }

  private Snapshots.Question queueOf(RoutingContext request) {
    var page = Query.of(request, "page").page("page", PAGES);
    var room = room(request);
    access.require(request, Role.MODERATOR, room.id());
    return new Snapshots.Question(
        "room " + room.id() + " " + page,
        Topic.room(room.id()),
        () -> RoomQueue.of(room.id(), ofRoom(room.id()), page));
  }

  private List<Question> ofRoom(String room) {
    var all = new ArrayList<Question>();
    schedule.talks().stream()
        .filter(talk -> talk.slot().room().equals(room))
        .forEach(talk -> all.addAll(questions.ofTalk(talk.id())));
    return all;
  }

  private Snapshots.Question deskOf(RoutingContext request) {
    Query.of(request);
    var room = room(request);
    access.require(request, Role.MODERATOR, room.id());
    return new Snapshots.Question(
        "desk " + room.id(), Topic.room(room.id()), () -> desk.of(room(room.id())));
  }

  /** The body of a room's rules; null: as it is. */
  record NewRules(@Nullable Boolean moderated, @Nullable Integer slowMinutes) {}

  private Future<Answer> settle(RoutingContext request) {
    Query.of(request);
    var room = room(request).id();
    var by = by(access.require(request, Role.MODERATOR, room));
    var rules = Api.body(request, NewRules.class);
    var slow = rules.slowMinutes();
    if (slow != null && (slow < 0 || slow > SLOWEST)) {
      throw Problem.invalid("slowMinutes", "'slowMinutes' is from 0 to " + SLOWEST + ".");
    }
    if (rules.moderated() == null && slow == null) {
      throw Problem.invalid("body", "Send 'moderated', 'slowMinutes' or both.");
    }
    return moderate(by, room, rules.moderated())
        .compose(done -> slow == null ? Future.succeededFuture(done) : slow(by, room, slow));
  }

  private Future<Answer> moderate(Desk.By by, String room, @Nullable Boolean moderated) {
    return moderated == null
        ? Future.succeededFuture(Answer.noContent())
        : writes
            .submit(new ScheduleCommand.ChangeRoom(by.grant(), room, null, moderated, null, null))
            .map(written -> written.answer(v -> Answer.noContent()));
  }

  private Future<Answer> slow(Desk.By by, String room, int minutes) {
    return writes
        .submit(new SharingCommand.Slow(by, room, minutes))
        .map(written -> written.answer(v -> Answer.noContent()));
  }

  /** The body of a look: at a question, or at none. */
  record NewLook(@Nullable UUID question) {}

  private Future<Answer> look(RoutingContext request) {
    Query.of(request);
    var room = room(request).id();
    var by = by(access.require(request, Role.MODERATOR, room));
    var look = Api.body(request, NewLook.class);
    return whispers
        .say(Json.string(new Desk.Look(room, by.grant(), by.label(), look.question())))
        .map(v -> Answer.noContent());
  }

  /** The body of the event's switch. */
  record NewSwitch(@Nullable Boolean closed) {}

  private Future<Answer> close(RoutingContext request) {
    Query.of(request);
    var by = by(access.require(request, Role.MODERATOR, null));
    var closed = Json.required(Api.body(request, NewSwitch.class).closed(), "closed");
    return writes
        .submit(new SharingCommand.Close(by, closed))
        .map(written -> written.answer(now -> Answer.ok(Map.of("closed", now))));
  }

  private Future<Answer> words(RoutingContext request) {
    Query.of(request);
    access.requireAnywhere(request, Role.MODERATOR);
    return Future.succeededFuture(Answer.ok(Map.of("words", desk.words().all())));
  }

  /** The body of the word list. */
  record NewWords(@Nullable List<String> words) {}

  private Future<Answer> hold(RoutingContext request) {
    Query.of(request);
    var by = by(access.require(request, Role.ORGANISER, null));
    var words =
        HeldWords.checked(Json.required(Api.body(request, NewWords.class).words(), "words"));
    return writes
        .submit(new SharingCommand.Hold(by, words))
        .map(written -> written.answer(now -> Answer.ok(Map.of("words", now))));
  }

  private Room room(RoutingContext request) {
    return room(String.valueOf(request.pathParam("room")));
  }

  private Room room(String id) {
    return schedule
        .room(id)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "room", "There is no room '" + id + "'. GET /api/event lists them."));
  }

  static Desk.By by(Grant grant) {
    return new Desk.By(grant.id(), grant.label());
  }
}
