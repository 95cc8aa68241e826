package dev.sidestage.schedule;

import dev.sidestage.database.EventClock;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.nayuki.qrcodegen.QrCode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code /r/{room}}, what a QR code in the room points to: always the page of the room's current
 * talk.
 */
public final class RoomRoutes {
  private final LiveSchedule schedule;
  private final EventClock clock;
  private final Supplier<URI> publicUrl;

  public RoomRoutes(LiveSchedule schedule, EventClock clock, Supplier<URI> publicUrl) {
    this.schedule = schedule;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/r/:room").handler(this::lead);
    router.get("/r/:room/qr.svg").handler(this::code);
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
        schedule.talks().stream()
            .filter(
                talk ->
                    talk.slot().room().equals(room.id()) && talk.state() != Talk.State.CANCELLED)
            .sorted(Comparator.comparing(RoomRoutes::start).thenComparing(Talk::id))
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

  private static Instant start(Talk talk) {
    return talk.slot().startsAt().toInstant();
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
