package dev.sidestage.day;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.database.EventClock;
import dev.sidestage.live.SnapshotRoute;
import dev.sidestage.live.Snapshots;
import dev.sidestage.live.Topic;
import dev.sidestage.live.Writes;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Announcements over HTTP. */
public final class AnnouncementRoutes {
  private static final int LONGEST = 500;

  private final LiveAnnouncements announcements;
  private final LiveSchedule schedule;
  private final Snapshots snapshots;
  private final Writes writes;
  private final Access access;
  private final EventClock clock;

  public AnnouncementRoutes(
      LiveAnnouncements announcements,
      LiveSchedule schedule,
      Snapshots snapshots,
      Writes writes,
      Access access,
      EventClock clock) {
    this.announcements = announcements;
    this.schedule = schedule;
    this.snapshots = snapshots;
    this.writes = writes;
    this.access = access;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    Api.reading(router, "/api/announcements").handler(SnapshotRoute.shared(snapshots, this::all));
    router.post("/api/announcements").handler(Api.smallBody()).handler(answering(this::say));
    router.delete("/api/announcements/:announcement").handler(answering(this::end));
  }

  /** What is being announced. */
  record All(List<Announcement> announcements) {}

  /** The body of an announcement. */
  record NewAnnouncement(
      @Nullable String room, @Nullable String text, @Nullable OffsetDateTime endsAt) {
    String checkedText() {
      var said = text == null ? "" : text.strip();
      if (said.isEmpty() || said.length() > LONGEST) {
        throw Problem.invalid("text", "An announcement has 1 to " + LONGEST + " characters.");
      }
      return said;
    }
  }

  private Snapshots.Question all(RoutingContext request) {
    Query.of(request);
    return new Snapshots.Question(
        "announcements", Topic.SCHEDULE, () -> new All(announcements.at(now())));
  }

  private OffsetDateTime now() {
    return clock.now().atOffset(ZoneOffset.UTC);
  }

  private Future<Answer> say(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null);
    var body = Api.body(request, NewAnnouncement.class);
    if (body.room() != null && schedule.room(body.room()).isEmpty()) {
      throw Problem.invalid(
          "room", "There is no room '" + body.room() + "'. GET /api/event lists them.");
    }
    if (body.endsAt() != null && !body.endsAt().isAfter(now())) {
      throw Problem.invalid("endsAt", "An announcement ends in the future, by the event's clock.");
    }
    return writes
        .submit(
            new AnnouncementCommand.Say(
                organiser.id(), UUID.randomUUID(), body.room(), body.checkedText(), body.endsAt()))
        .map(
            written ->
                written.answer(said -> Answer.created("/api/announcements/" + said.id(), said)));
  }

  private Future<Answer> end(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null);
    var id = Api.id(request, "announcement");
    return writes
        .submit(new AnnouncementCommand.End(organiser.id(), id))
        .map(written -> written.answer(ended -> Answer.noContent()));
  }
}
