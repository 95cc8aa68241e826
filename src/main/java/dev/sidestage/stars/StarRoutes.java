package dev.sidestage.stars;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Token;
import dev.sidestage.live.Feed;
import dev.sidestage.live.Writes;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.exchange.CalendarDocument;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's stars over HTTP. They are private, and so asked for in PostgreSQL rather than kept in
 * a snapshot. Their calendar opens with a secret in its address: calendars hold no cookie.
 */
public final class StarRoutes {
  private final LiveSchedule schedule;
  private final Feed feed;
  private final Writes writes;
  private final Access access;
  private final SqlClient database;
  private final Vertx vertx;
  private final Supplier<URI> publicUrl;

  public StarRoutes(
      LiveSchedule schedule,
      Feed feed,
      Writes writes,
      Access access,
      SqlClient database,
      Vertx vertx,
      Supplier<URI> publicUrl) {
    this.schedule = schedule;
    this.feed = feed;
    this.writes = writes;
    this.access = access;
    this.database = database;
    this.vertx = vertx;
    this.publicUrl = publicUrl;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.put("/api/talks/:talk/star").handler(answering(request -> mark(request, true)));
    router.delete("/api/talks/:talk/star").handler(answering(request -> mark(request, false)));
    Api.reading(router, "/api/stars").handler(answering(this::mine));
    router.post("/api/stars/calendar").handler(answering(this::newCalendar));
    Api.reading(router, "/stars/:secret/schedule.ics").handler(this::calendar);
  }

  private Future<Answer> mark(RoutingContext request, boolean starred) {
    Query.of(request);
    var talk = schedule.requireShown(Api.id(request, "talk")).id();
    return writes
        .submit(new StarCommand.Mark(access.viewer(request), talk, starred))
        .map(written -> written.answer(Answer::ok));
  }

  /**
   * A viewer's own.
   *
   * @param calendar null where none was asked for
   */
  record Mine(List<UUID> talks, @Nullable URI calendar) {}

  private Future<Answer> mine(RoutingContext request) {
    Query.of(request);
    var viewer = access.viewer(request);
    return StarStore.of(database, viewer)
        .compose(
            talks ->
                StarStore.secret(database, viewer)
                    .map(
                        secret ->
                            Answer.ok(
                                new Mine(
                                    talks.stream().sorted().toList(),
                                    secret.map(this::address).orElse(null)))));
  }

  private Future<Answer> newCalendar(RoutingContext request) {
    Query.of(request);
    return writes
        .submit(new StarCommand.NewCalendar(access.viewer(request), Token.create()))
        .map(
            written ->
                written.answer(calendar -> Answer.ok(new NewAddress(address(calendar.secret())))));
  }

  /** Where a calendar is. */
  record NewAddress(URI calendar) {}

  private URI address(String secret) {
    return URI.create(publicUrl.get() + "/stars/" + secret + "/schedule.ics");
  }

  private void calendar(RoutingContext request) {
    Query.of(request);
    var secret = String.valueOf(request.pathParam("secret"));
    StarStore.viewer(database, secret)
        .map(found -> found.orElseThrow(StarRoutes::unknown))
        .compose(viewer -> StarStore.of(database, viewer))
        .compose(talks -> feed.read(() -> document(talks, address(secret))))
        .compose(document -> vertx.executeBlocking(document::bytes, false))
        .onSuccess(bytes -> send(request, bytes))
        .onFailure(request::fail);
  }

  private CalendarDocument document(Set<UUID> talks, URI source) {
    var made = schedule.publication(publicUrl.get()).only(talk -> talks.contains(talk.id()));
    return new CalendarDocument(made, made.schedule().event().name() + " ★", source);
  }

  private static void send(RoutingContext request, byte[] bytes) {
    var etag = '"' + Token.hash(new String(bytes, StandardCharsets.UTF_8)) + '"';
    var response =
        request
            .response()
            .putHeader("ETag", etag)
            .putHeader("Cache-Control", "private, no-cache")
            .putHeader("Referrer-Policy", "no-referrer");
    if (etag.equals(request.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
    } else {
      response.putHeader("Content-Type", "text/calendar; charset=utf-8").end(Buffer.buffer(bytes));
    }
  }

  private static Problem unknown() {
    return Problem.notFound(
        "calendar", "There is no such calendar. Its address may have been replaced by a new one.");
  }
}
