package dev.sidestage.schedule;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.live.Writes;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where talks can be seen afterwards, over HTTP. */
public final class RecordingRoutes {
  private final LiveSchedule schedule;
  private final Writes writes;
  private final Access access;

  public RecordingRoutes(LiveSchedule schedule, Writes writes, Access access) {
    this.schedule = schedule;
    this.writes = writes;
    this.access = access;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.put("/api/talks/:talk/recording").handler(Api.smallBody()).handler(answering(this::put));
    router.delete("/api/talks/:talk/recording").handler(answering(this::remove));
  }

  /**
   * The body of a recording.
   *
   * @param startsAt the moment at which it starts; null: not known
   */
  record NewRecording(@Nullable String url, @Nullable OffsetDateTime startsAt) {
    Talk.Recording recording() {
      try {
        return new Talk.Recording(URI.create(Json.required(url, "url")), startsAt);
      } catch (IllegalArgumentException e) {
        throw Problem.invalid("url", "A recording is an http or https address.");
      }
    }
  }

  private Future<Answer> put(RoutingContext request) {
    var organiser = access.require(request, Role.ORGANISER, null);
    return set(request, organiser.id(), Api.body(request, NewRecording.class).recording());
  }

  private Future<Answer> remove(RoutingContext request) {
    return set(request, access.require(request, Role.ORGANISER, null).id(), null);
  }

  private Future<Answer> set(
      RoutingContext request, UUID organiser, Talk.@Nullable Recording recording) {
    Query.of(request);
    var talk = schedule.require(Api.id(request, "talk")).id();
    return writes
        .submit(new SetRecording(organiser, talk, recording))
        .map(written -> written.answer(Answer::ok));
  }
}
