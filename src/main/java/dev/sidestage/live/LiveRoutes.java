package dev.sidestage.live;

import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stream over HTTP, for one event loop. */
public final class LiveRoutes {
  private static final int TOPICS = 50;

  private final Hub hub;
  private final Readers readers;
  private final Seats seats;
  private final Function<RoutingContext, String> address;

  /**
   * @param address where a request comes from
   */
  public LiveRoutes(
      Hub hub, Readers readers, Seats seats, Function<RoutingContext, String> address) {
    this.hub = hub;
    this.readers = readers;
    this.seats = seats;
    this.address = address;
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get("/api/live").handler(this::open);
  }

  private void open(RoutingContext request) {
    var subscription = subscription(request);
    var seat = seats.take(subscription.reader().viewer(), address.apply(request));
    hub.open(request.request(), subscription, seat).onFailure(request::fail);
  }

  private Subscription subscription(RoutingContext request) {
    var query = Query.of(request, "topics", "view", "lastEventId");
    var topics = topics(query.text("topics"));
    var moderation = query.choice("view", "public", "moderation").equals("moderation");
    return new Subscription(
        topics, moderation, readers.of(request, moderation), from(request, query));
  }

  /** A browser that reconnects by itself sends the header; the parameter is then older. */
  private static @Nullable Cursor from(RoutingContext request, Query query) {
    var header = Cursor.parse(request.request().getHeader("Last-Event-ID"), "Last-Event-ID");
    return header != null ? header : Cursor.parse(query.text("lastEventId"), "lastEventId");
  }

  private static Set<String> topics(@Nullable String names) {
    if (names == null || names.isEmpty()) {
      throw Problem.invalid(
          "topics", "Say what to follow: topics=schedule,room:{room},talk:{talk}, one or more.");
    }
    var topics = Set.copyOf(List.of(names.split(",", -1)));
    if (topics.size() > TOPICS) {
      throw Problem.invalid(
          "topics", "Follow at most " + TOPICS + " topics; 'schedule' has the talks of all rooms.");
    }
    return topics;
  }
}
