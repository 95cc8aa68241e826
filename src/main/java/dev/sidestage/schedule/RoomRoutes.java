package dev.sidestage.schedule;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.database.EventClock;
import dev.sidestage.live.Writes;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.nayuki.qrcodegen.QrCode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A room over HTTP; and {@code /r/{room}}, what a QR code in it points to: always the page of its
 * current talk.
 */
public final class RoomRoutes {
  private static final int LONGEST_SOON = 120;
  private static final int LONGEST_DELAY = 600;

  private final LiveSchedule schedule;
  private final Writes writes;
  private final Access access;
  private final EventClock clock;
  private final Supplier<URI> publicUrl;

  public RoomRoutes(
      LiveSchedule schedule,
      Writes writes,
      Access access,
      EventClock clock,
      Supplier<URI> publicUrl) {
    this.writes = writes;
    this.access = access;
    this.schedule = schedule;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.patch("/api/event").handler(Api.smallBody()).handler(answering(this::changeEvent));
    router.patch("/api/rooms/:room").handler(Api.smallBody()).handler(answering(this::change));
    Api.reading(router, "/r/:room").handler(this::lead);
    Api.reading(router, "/r/:room/qr.svg").handler(this::code);
  }

  /** The body of a room's change. */
  record NewRoom(
      @Nullable String stream,
      @Nullable Boolean moderated,
      @Nullable Boolean automatic,
      @Nullable Integer streamDelay) {
    NewRoom {
      if (streamDelay != null && streamDelay != ScheduleCommand.ChangeRoom.AS_THE_EVENT) {
        checkDelay(streamDelay);
      }
    }

    @Nullable URI address() {
      try {
        var uri = stream == null ? null : URI.create(stream);
        if (uri == null || Link.isWeb(uri)) {
          return uri;
        }
      } catch (IllegalArgumentException e) {
        // said below
      }
      throw Problem.invalid(
          "stream",
          "A stream is the http or https address of a YouTube, Twitch or Vimeo page, or of an HLS playlist.");
    }
  }

  /** The body of a change of the event's settings. */
  record NewSettings(@Nullable Integer soonMinutes, @Nullable Integer streamDelay) {
    NewSettings {
      if (soonMinutes != null && (soonMinutes < 1 || soonMinutes > LONGEST_SOON)) {
        throw Problem.invalid(
            "soonMinutes",
            "A talk is announced 1 to " + LONGEST_SOON + " minutes before its start.");
      }
      if (streamDelay != null) {
        checkDelay(streamDelay);
      }
    }
  }

  private static void checkDelay(int seconds) {
    if (seconds < 0 || seconds > LONGEST_DELAY) {
      throw Problem.invalid("streamDelay", "A stream lags by 0 to " + LONGEST_DELAY + " seconds.");
    }
  }

  private Future<Answer> changeEvent(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null);
    var body = Api.body(request, NewSettings.class);
    return writes
        .submit(
            new ScheduleCommand.ChangeEvent(organiser.id(), body.soonMinutes(), body.streamDelay()))
        .map(written -> written.answer(Answer::ok));
  }

  private Future<Answer> change(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null);
    var body = Api.body(request, NewRoom.class);
    return writes
        .submit(
            new ScheduleCommand.ChangeRoom(
                organiser.id(),
                room(request).id(),
                body.address(),
                body.moderated(),
                body.automatic(),
                body.streamDelay()))
        .map(written -> written.answer(Answer::ok));
  }

  private void lead(RoutingContext request) {
    Query.of(request);
    var room = room(request);
    request
        .response()
        .setStatusCode(302)
        .putHeader("Location", current(room).map(talk -> "/talks/" + talk.id()).orElse("/"))
        .putHeader("Cache-Control", "no-store")
        .end();
  }

  /** What is on there; else what comes next; else what was last. */
  private Optional<Talk> current(Room room) {
    var now = clock.now();
    var talks =
        schedule.shown().stream()
            .filter(
                talk ->
                    talk.slot().room().equals(room.id()) && talk.state() != Talk.State.CANCELLED)
            .toList();
    return talks.stream()
        .filter(talk -> talk.state() == Talk.State.LIVE)
        .findFirst()
        .or(
            () ->
                talks.stream()
                    .filter(talk -> talk.slot().endsAt().toInstant().isAfter(now))
                    .findFirst())
        .or(() -> talks.isEmpty() ? Optional.empty() : Optional.of(talks.get(talks.size() - 1)));
  }

  private void code(RoutingContext request) {
    Query.of(request);
    var code = QrCode.encodeText(publicUrl.get() + "/r/" + room(request).id(), QrCode.Ecc.MEDIUM);
    request
        .response()
        .putHeader("Content-Type", "image/svg+xml")
        .putHeader("Cache-Control", "public, max-age=300")
        .end(svg(code));
  }

  private Room room(RoutingContext request) {
    var id = String.valueOf(request.pathParam("room"));
    return schedule
        .room(id)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "room", "There is no room '" + id + "'. GET /api/event lists them."));
  }

  /** Dark on light, with the quiet zone of four modules that the standard asks for. */
  private static String svg(QrCode code) {
    var path = new StringBuilder();
    for (var y = 0; y < code.size; y++) {
      for (var x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append("M").append(x + 4).append(",").append(y + 4).append("h1v1h-1z");
        }
      }
    }
    var size = code.size + 8;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <rect width="%1$d" height="%1$d" fill="#fff"/><path d="%2$s" fill="#000"/></svg>
        """
        .formatted(size, path);
  }
}
