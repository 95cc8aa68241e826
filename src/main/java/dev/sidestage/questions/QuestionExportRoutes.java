package dev.sidestage.questions;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.live.Feed;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Talk;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions and answers to be taken elsewhere: written on a worker, since they may be many. */
public final class QuestionExportRoutes {
  private final LiveSchedule schedule;
  private final LiveQuestions questions;
  private final Access access;
  private final Feed feed;
  private final Vertx vertx;

  public QuestionExportRoutes(
      LiveSchedule schedule, LiveQuestions questions, Access access, Feed feed, Vertx vertx) {
    this.schedule = schedule;
    this.questions = questions;
    this.access = access;
    this.feed = feed;
    this.vertx = vertx;
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get("/api/export/questions").handler(this::export);
  }

  private void export(RoutingContext request) {
    var query = Query.of(request, "format", "talk");
    var format = ExportFormat.of(query.choice("format", "csv", "json", "markdown"));
    var id = query.id("talk");
    access.require(request, Role.MODERATOR, id == null ? null : roomOf(request, id));
    feed.read(() -> gather(id == null ? schedule.talks() : List.of(schedule.require(id))))
        .compose(export -> vertx.executeBlocking(() -> Buffer.buffer(format.write(export)), false))
        .onSuccess(body -> send(request, format, body))
        .onFailure(request::fail);
  }

  /** Who has no grant at all isn't told which talks there are. */
  private @Nullable String roomOf(RoutingContext request, UUID talk) {
    access.requireAnywhere(request, Role.MODERATOR);
    return schedule.require(talk).slot().room();
  }

  private Export gather(Collection<Talk> talks) {
    var event =
        schedule
            .event()
            .orElseThrow(() -> Problem.unavailable("There is no event yet. Try again."));
    return Export.of(event, talks, questions::ofTalk);
  }

  private static void send(RoutingContext request, ExportFormat format, Buffer body) {
    request
        .response()
        .putHeader("Content-Type", format.contentType)
        .putHeader("Cache-Control", "private, no-store")
        .putHeader(
            "Content-Disposition", "attachment; filename=\"questions." + format.extension + "\"")
        .end(body);
  }
}
