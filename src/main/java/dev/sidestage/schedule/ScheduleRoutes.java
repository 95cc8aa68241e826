package dev.sidestage.schedule;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.database.EventClock;
import dev.sidestage.live.Feed;
import dev.sidestage.live.SnapshotRoute;
import dev.sidestage.live.Snapshots;
import dev.sidestage.live.Topic;
import dev.sidestage.live.Writes;
import dev.sidestage.schedule.exchange.Imported;
import dev.sidestage.schedule.exchange.Report;
import dev.sidestage.schedule.exchange.ScheduleReader;
import dev.sidestage.schedule.exchange.SidestageDocument;
import dev.sidestage.schedule.exchange.UnreadableSchedule;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import dev.sidestage.web.Shortcuts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** The event, its schedule and its talks over HTTP. */
public final class ScheduleRoutes {
  /** Bytes of a schedule: fifteen times the largest that we know. */
  private static final long LARGEST = 32L * 1024 * 1024;

  private final LiveSchedule schedule;
  private final Snapshots snapshots;
  private final Feed feed;
  private final Writes writes;
  private final Access access;
  private final EventClock clock;
  private final Vertx vertx;

  public ScheduleRoutes(
      LiveSchedule schedule,
      Snapshots snapshots,
      Feed feed,
      Writes writes,
      Access access,
      EventClock clock,
      Vertx vertx) {
    this.schedule = schedule;
    this.snapshots = snapshots;
    this.feed = feed;
    this.writes = writes;
    this.access = access;
    this.clock = clock;
    this.vertx = vertx;
  }

  /** Adds the routes. */
  public void mount(Router router, Shortcuts shortcuts) {
    Api.reading(router, "/api/event").handler(SnapshotRoute.shared(snapshots, this::event));
    Api.reading(router, "/api/schedule").handler(SnapshotRoute.shared(snapshots, this::all));
    shortcuts.add("/api/event", SnapshotRoute.shortcut(snapshots, event()));
    shortcuts.add("/api/schedule", SnapshotRoute.shortcut(snapshots, all()));
    router.put("/api/schedule").handler(this::checkOrganiser);
    router.put("/api/schedule").handler(Api.body(LARGEST)).handler(answering(this::replace));
    Api.reading(router, "/api/talks/:talk").handler(SnapshotRoute.shared(snapshots, this::talk));
  }

  private Snapshots.Question event(RoutingContext request) {
    Query.of(request);
    return event();
  }

  private Snapshots.Question event() {
    return new Snapshots.Question("event", Topic.SCHEDULE, () -> ScheduleView.event(schedule));
  }

  private Snapshots.Question all(RoutingContext request) {
    Query.of(request);
    return all();
  }

  private Snapshots.Question all() {
    return new Snapshots.Question("schedule", Topic.SCHEDULE, () -> ScheduleView.all(schedule));
  }

  private Snapshots.Question talk(RoutingContext request) {
    Query.of(request);
    var id = Api.id(request, "talk");
    return new Snapshots.Question("talk " + id, Topic.talk(id), () -> schedule.requireShown(id));
  }

  /** Before a large body is read. */
  private void checkOrganiser(RoutingContext request) {
    access.require(request, Role.ORGANISER, null);
    request.next();
  }

  /** The answer to an import. */
  record ImportResult(boolean applied, int version, Difference difference, Report report) {}

  private Future<Answer> replace(RoutingContext request) {
    var organiser = access.require(request, Role.ORGANISER, null);
    var dryRun = Query.of(request, "dryRun").flag("dryRun");
    var contentType = Api.contentType(request);
    var format =
        ScheduleReader.formatOf(contentType)
            .orElseThrow(() -> Api.wrongType(contentType, ScheduleReader.CONTENT_TYPES));
    var body = request.body().buffer();
    return vertx
        .executeBlocking(() -> read(format, body == null ? new byte[0] : body.getBytes()), false)
        .compose(imported -> dryRun ? preview(imported) : apply(imported, organiser.id()));
  }

  private static Imported read(Report.Format format, byte[] source) {
    try {
      return ScheduleReader.read(format, source);
    } catch (UnreadableSchedule e) {
      throw Problem.of(
              400, "unreadable-schedule", "Unreadable schedule", String.valueOf(e.getMessage()))
          .with("field", "body");
    }
  }

  private Future<Answer> preview(Imported imported) {
    return feed.read(
        () ->
            Answer.ok(
                new ImportResult(
                    false,
                    schedule.version(),
                    Replacement.of(schedule.replaceable(), imported.schedule().talks(), clock.now())
                        .difference(),
                    imported.report())));
  }

  private Future<Answer> apply(Imported imported, UUID organiser) {
    return vertx
        .executeBlocking(() -> SidestageDocument.text(imported.schedule()), false)
        .compose(
            document ->
                writes.submit(
                    new ScheduleCommand.Replace(
                        organiser,
                        imported.schedule(),
                        document,
                        Origin.upload(imported.report()),
                        null)))
        .map(
            written ->
                written.answer(
                    replaced ->
                        Answer.ok(
                            new ImportResult(
                                true,
                                replaced.version(),
                                replaced.difference(),
                                imported.report()))));
  }
}
