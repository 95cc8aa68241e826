package dev.sidestage.day;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.database.EventClock;
import dev.sidestage.live.Writes;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The event's clock over HTTP; in a rehearsal it can be set. */
public final class ClockRoutes {
  private static final double FASTEST = 1000;

  private final EventClock clock;
  private final Writes writes;
  private final Access access;

  public ClockRoutes(EventClock clock, Writes writes, Access access) {
    this.clock = clock;
    this.writes = writes;
    this.access = access;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    Api.reading(router, "/api/clock").handler(answering(this::read));
    router.patch("/api/clock").handler(Api.smallBody()).handler(answering(this::set));
  }

  /** The body of a change of the clock. */
  record NewTime(@Nullable OffsetDateTime now, @Nullable Double speed) {
    NewTime {
      if (speed != null && !(speed >= 0 && speed <= FASTEST)) {
        throw Problem.invalid("speed", "A rehearsal runs at 0 (it stands still) to 1000 times.");
      }
    }
  }

  private Future<Answer> read(RoutingContext request) {
    Query.of(request);
    return Future.succeededFuture(Answer.ok(LiveClock.Shown.of(clock)));
  }

  private Future<Answer> set(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null);
    var body = Api.body(request, NewTime.class);
    if (!clock.isRehearsal()) {
      throw noRehearsal();
    }
    var now = body.now() == null ? null : body.now().toInstant();
    return writes
        .submit(new ClockCommand(organiser.id(), now, body.speed()))
        .map(written -> written.answer(set -> Answer.ok(LiveClock.Shown.of(clock))));
  }

  static Problem noRehearsal() {
    return Problem.conflict(
        "no-rehearsal",
        "The clock is the real one: it can only be set in a rehearsal, which SIDESTAGE_CLOCK begins.");
  }
}
