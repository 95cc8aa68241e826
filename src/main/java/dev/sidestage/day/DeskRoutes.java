package dev.sidestage.day;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.database.EventClock;
import dev.sidestage.live.Feed;
import dev.sidestage.live.Writes;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Talk;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The organiser's desk over HTTP. */
public final class DeskRoutes {
  private static final int MOST_CHANGES = 500;
  private static final long LARGEST = 512 * 1024;
  private static final int FURTHEST = 24 * 60;

  private final LiveSchedule schedule;
  private final Feed feed;
  private final Writes writes;
  private final Access access;
  private final EventClock clock;

  public DeskRoutes(
      LiveSchedule schedule, Feed feed, Writes writes, Access access, EventClock clock) {
    this.schedule = schedule;
    this.feed = feed;
    this.writes = writes;
    this.access = access;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.patch("/api/talks").handler(Api.body(LARGEST)).handler(answering(this::rearrange));
    router.patch("/api/talks/:talk").handler(Api.smallBody()).handler(answering(this::change));
    Api.reading(router, "/api/talks/:talk/shift").handler(answering(this::shift));
  }

  /** The body of a change of one talk: see {@link TalkChange}. */
  record NewTalk(
      @Nullable Integer version,
      @Nullable OffsetDateTime startsAt,
      @Nullable OffsetDateTime endsAt,
      @Nullable String room,
      @Nullable LocalDate day,
      Talk.@Nullable State state,
      @Nullable Boolean held,
      @Nullable String title,
      @Nullable String stream) {
    TalkChange of(UUID talk) {
      return new TalkChange(
          talk,
          Json.required(version, "version"),
          startsAt,
          endsAt,
          room,
          day,
          state,
          held,
          title,
          stream);
    }
  }

  /** One of several changes. */
  record OneOfMany(
      @Nullable UUID talk,
      @Nullable Integer version,
      @Nullable OffsetDateTime startsAt,
      @Nullable OffsetDateTime endsAt,
      @Nullable String room,
      @Nullable LocalDate day,
      Talk.@Nullable State state,
      @Nullable Boolean held,
      @Nullable String title,
      @Nullable String stream) {
    TalkChange change() {
      return new NewTalk(version, startsAt, endsAt, room, day, state, held, title, stream)
          .of(Json.required(talk, "talk"));
    }
  }

  /** The body of several changes. */
  record NewTalks(@Nullable List<OneOfMany> changes) {
    List<TalkChange> all() {
      var given = Json.required(changes, "changes");
      if (given.isEmpty() || given.size() > MOST_CHANGES) {
        throw Problem.invalid("changes", "Change 1 to " + MOST_CHANGES + " talks at once.");
      }
      return given.stream().map(OneOfMany::change).toList();
    }
  }

  /** What changed, or would change; and what is odd about it. */
  record Result(boolean applied, List<DeskCommand.Moved> changes, List<Remark> remarks) {}

  /** A shift, and what it would change. */
  record Plan(
      int minutes, List<TalkChange> plan, List<DeskCommand.Moved> changes, List<Remark> remarks) {}

  private Future<Answer> change(RoutingContext request) {
    var organiser = access.require(request, Role.ORGANISER, null);
    var dryRun = Query.of(request, "dryRun").flag("dryRun");
    var id = Api.id(request, "talk");
    schedule.require(id);
    var change = Api.body(request, NewTalk.class).of(id);
    if (dryRun) {
      return feed.read(() -> Answer.ok(planned(List.of(change)).talk(id, schedule)));
    }
    return writes
        .submit(new DeskCommand.Rearrange(organiser.id(), List.of(change)))
        .map(written -> written.answer(done -> Answer.ok(schedule.require(id))));
  }

  private Future<Answer> rearrange(RoutingContext request) {
    var organiser = access.require(request, Role.ORGANISER, null);
    var dryRun = Query.of(request, "dryRun").flag("dryRun");
    var changes = Api.body(request, NewTalks.class).all();
    if (dryRun) {
      return feed.read(() -> Answer.ok(result(false, planned(changes))));
    }
    return writes
        .submit(new DeskCommand.Rearrange(organiser.id(), changes))
        .map(
            written ->
                written.answer(done -> Answer.ok(new Result(true, done.changes(), List.of()))));
  }

  private Rearrangement planned(List<TalkChange> changes) {
    return Rearrangement.of(Situation.of(schedule, schedule.talks(), clock.now()), changes);
  }

  private Result result(boolean applied, Rearrangement rearrangement) {
    return new Result(
        applied,
        DeskCommand.Rearranged.of(rearrangement).changes(),
        Remark.of(schedule, rearrangement));
  }

  private Future<Answer> shift(RoutingContext request) {
    access.require(request, Role.ORGANISER, null);
    var minutes = minutes(Query.of(request, "minutes"));
    var id = Api.id(request, "talk");
    return feed.read(
        () -> {
          var talk = schedule.require(id);
          var shift = Shift.after(talk, schedule.talks(), minutes, clock.now());
          var result = result(false, planned(shift.changes()));
          return Answer.ok(
              new Plan(shift.minutes(), shift.changes(), result.changes(), result.remarks()));
        });
  }

  private static @Nullable Integer minutes(Query query) {
    var given = query.text("minutes");
    if (given == null) {
      return null;
    }
    if (!given.matches("-?\\d{1,4}") || Math.abs(Integer.parseInt(given)) > FURTHEST) {
      throw Problem.invalid(
          "minutes", "'minutes' is a whole number from -" + FURTHEST + " to " + FURTHEST + ".");
    }
    return Integer.parseInt(given);
  }
}
