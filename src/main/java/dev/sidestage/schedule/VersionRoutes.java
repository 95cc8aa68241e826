package dev.sidestage.schedule;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.live.Feed;
import dev.sidestage.live.Writes;
import dev.sidestage.schedule.exchange.SidestageDocument;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The imports over HTTP, for organisers: listed, compared, loaded again; and how it stands with
 * what the settings name. They ask PostgreSQL: it is rare.
 */
public final class VersionRoutes {
  private final LiveSchedule schedule;
  private final Feed feed;
  private final Writes writes;
  private final Access access;
  private final SqlClient database;
  private final @Nullable ScheduleRefresh refresh;

  /**
   * @param refresh of what the settings name; null where they name nothing
   */
  public VersionRoutes(
      LiveSchedule schedule,
      Feed feed,
      Writes writes,
      Access access,
      SqlClient database,
      @Nullable ScheduleRefresh refresh) {
    this.schedule = schedule;
    this.feed = feed;
    this.writes = writes;
    this.access = access;
    this.database = database;
    this.refresh = refresh;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    Api.reading(router, "/api/schedule/versions").handler(answering(this::list));
    Api.reading(router, "/api/schedule/versions/:version").handler(answering(this::document));
    Api.reading(router, "/api/schedule/versions/:version/difference")
        .handler(answering(this::difference));
    router.post("/api/schedule/versions/:version/load").handler(answering(this::load));
    Api.reading(router, "/api/schedule/source").handler(answering(this::source));
    router
        .post("/api/schedule/source/refresh")
        .handler(Api.smallBody())
        .handler(answering(this::refresh));
  }

  /** The answer to a list. */
  record Versions(int current, List<VersionStore.Version> versions) {}

  private Future<Answer> list(RoutingContext request) {
    Query.of(request);
    access.require(request, Role.ORGANISER, null);
    return VersionStore.list(database)
        .map(versions -> Answer.ok(new Versions(schedule.version(), versions)));
  }

  private Future<Answer> document(RoutingContext request) {
    Query.of(request);
    access.require(request, Role.ORGANISER, null);
    return stored(number(request))
        .map(stored -> Answer.ok(new SidestageDocument(stored.schedule()).root()));
  }

  /**
   * The answer to a comparison.
   *
   * @param from null: the schedule as it is now
   */
  record Compared(@Nullable Integer from, int to, Difference difference) {}

  private Future<Answer> difference(RoutingContext request) {
    access.require(request, Role.ORGANISER, null);
    var query = Query.of(request, "from");
    var to = number(request);
    var from = query.text("from") == null ? null : number(String.valueOf(query.text("from")));
    return stored(to)
        .compose(
            after ->
                before(from)
                    .map(
                        before ->
                            Answer.ok(
                                new Compared(
                                    from,
                                    to,
                                    Difference.between(before, after.schedule().talks())))));
  }

  private Future<List<Talk>> before(@Nullable Integer version) {
    return version == null
        ? feed.read(schedule::replaceable)
        : stored(version).map(stored -> stored.schedule().talks());
  }

  private Future<Answer> load(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null);
    var version = number(request);
    return stored(version)
        .compose(
            stored ->
                writes.submit(
                    new ScheduleCommand.Replace(
                        organiser.id(),
                        stored.schedule(),
                        stored.document(),
                        Origin.version(version),
                        null)))
        .map(written -> written.answer(Answer::ok));
  }

  /**
   * How it stands with what the settings name.
   *
   * @param uri null where they name nothing
   * @param every minutes between looks; 0: at the start alone
   */
  record SourceView(
      @Nullable String uri,
      long every,
      @Nullable OffsetDateTime checkedAt,
      @Nullable String problem,
      boolean smaller) {
    static final SourceView NONE = new SourceView(null, 0, null, null, false);
  }

  private Future<Answer> source(RoutingContext request) {
    Query.of(request);
    access.require(request, Role.ORGANISER, null);
    var looking = refresh;
    return looking == null
        ? Future.succeededFuture(Answer.ok(SourceView.NONE))
        : SourceStore.status(database).map(status -> view(looking, status.orElseThrow()));
  }

  /** The body of a look. */
  record Look(@Nullable Boolean evenIfSmaller) {}

  private Future<Answer> refresh(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null);
    var body = Api.body(request, Look.class);
    var looking = refresh;
    return looking == null
        ? Future.succeededFuture(Answer.ok(SourceView.NONE))
        : looking
            .now(organiser.id(), Boolean.TRUE.equals(body.evenIfSmaller()))
            .map(status -> view(looking, status));
  }

  private static Answer view(ScheduleRefresh looking, SourceStore.Status status) {
    return Answer.ok(
        new SourceView(
            status.uri(),
            looking.every().toMinutes(),
            status.checkedAt(),
            status.problem(),
            status.smaller()));
  }

  private Future<VersionStore.Whole> stored(int version) {
    return VersionStore.whole(database, version)
        .map(found -> found.orElseThrow(() -> unknown(String.valueOf(version))));
  }

  private static int number(RoutingContext request) {
    return number(String.valueOf(request.pathParam("version")));
  }

  private static int number(String text) {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw unknown(text);
    }
    return Integer.parseInt(text);
  }

  private static Problem unknown(String version) {
    return Problem.notFound(
        "version",
        "There is no version "
            + version
            + " of the schedule. GET /api/schedule/versions lists them.");
  }
}
