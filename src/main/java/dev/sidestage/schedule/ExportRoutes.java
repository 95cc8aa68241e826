package dev.sidestage.schedule;

import dev.sidestage.live.Document;
import dev.sidestage.live.SnapshotRoute;
import dev.sidestage.live.Snapshots;
import dev.sidestage.live.Topic;
import dev.sidestage.schedule.exchange.CalendarDocument;
import dev.sidestage.schedule.exchange.FrabJsonDocument;
import dev.sidestage.schedule.exchange.FrabXmlDocument;
import dev.sidestage.schedule.exchange.Publication;
import dev.sidestage.schedule.exchange.SidestageDocument;
import dev.sidestage.web.Api;
import dev.sidestage.web.Query;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;

/** The schedule for other programs, in their formats: from memory, with an ETag of the content. */
public final class ExportRoutes {
  private final LiveSchedule schedule;
  private final Snapshots snapshots;
  private final Supplier<URI> publicUrl;

  public ExportRoutes(LiveSchedule schedule, Snapshots snapshots, Supplier<URI> publicUrl) {
    this.schedule = schedule;
    this.snapshots = snapshots;
    this.publicUrl = publicUrl;
  }

  /**
   * Adds the routes; before the pages, whose {@code /talks/{talk}} would take a calendar for one.
   */
  public void mount(Router router) {
    export(router, "/schedule.xml", FrabXmlDocument::new);
    export(router, "/schedule.json", FrabJsonDocument::new);
    export(router, "/schedule.ics", this::calendar);
    export(router, "/schedule.sidestage.json", made -> new SidestageDocument(made.schedule()));
    Api.reading(router, "/talks/:talk.ics").handler(SnapshotRoute.shared(snapshots, this::talk));
  }

  private void export(Router router, String path, Function<Publication, Document> format) {
    Api.reading(router, path)
        .handler(
            SnapshotRoute.shared(
                snapshots,
                request -> {
                  Query.of(request);
                  return new Snapshots.Question(
                      path, Topic.SCHEDULE, () -> format.apply(publication()));
                }));
  }

  private Publication publication() {
    return schedule.publication(publicUrl.get());
  }

  private CalendarDocument calendar(Publication made) {
    return new CalendarDocument(made, made.schedule().event().name(), made.at("/schedule.ics"));
  }

  private Snapshots.Question talk(RoutingContext request) {
    Query.of(request);
    var id = Api.id(request, "talk");
    return new Snapshots.Question(
        "calendar of " + id,
        Topic.SCHEDULE,
        () -> {
          var talk = schedule.requireShown(id);
          return new CalendarDocument(publication().only(talk), talk.content().title(), null);
        });
  }
}
