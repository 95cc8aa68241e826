package dev.sidestage.access;

import static dev.sidestage.web.Api.answering;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sidestage.ledger.AuditStore;
import dev.sidestage.ledger.Command;
import dev.sidestage.ledger.Deed;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit over HTTP: read from PostgreSQL, since nobody looks at it often. */
public final class AuditRoutes {
  private static final int PAGE = 100;

  private final Access access;
  private final LiveGrants grants;
  private final SqlClient database;

  public AuditRoutes(Access access, LiveGrants grants, SqlClient database) {
    this.access = access;
    this.grants = grants;
    this.database = database;
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get("/api/audit").handler(answering(this::read));
  }

  /** Who did something: a viewer stays anonymous. */
  record By(String role, @Nullable UUID grant, @Nullable String label) {}

  /** A deed as it is read. */
  record View(long number, OffsetDateTime at, By by, @JsonUnwrapped Deed deed) {}

  /**
   * A page.
   *
   * @param next what the page after it begins before; null on the last one
   */
  record Page(List<View> deeds, @Nullable Long next) {}

  private Future<Answer> read(RoutingContext request) {
    var query = Query.of(request, "room", "kind", "subject", "grant", "before");
    var room = query.text("room");
    access.require(request, Role.MODERATOR, room);
    var filter =
        new AuditStore.Filter(
            query.number("before"),
            room,
            query.text("kind"),
            query.id("subject"),
            query.id("grant"),
            access.may(request, Role.ORGANISER, null));
    return AuditStore.read(database, filter, PAGE + 1)
        .map(this::page)
        .map(Answer::ok)
        .recover(
            failure ->
                Future.failedFuture(
                    Problem.unavailable("The database can't be reached just now. Try again.")));
  }

  private Page page(List<AuditStore.Written> written) {
    var views = written.stream().limit(PAGE).map(this::view).toList();
    return new Page(views, written.size() > PAGE ? views.get(PAGE - 1).number() : null);
  }

  private View view(AuditStore.Written written) {
    return new View(written.number(), written.at(), by(written.actor()), written.deed());
  }

  private By by(UUID actor) {
    if (actor.equals(Command.SIDESTAGE)) {
      return new By("sidestage", null, null);
    }
    return grants
        .grant(actor)
        .map(grant -> new By(grant.role().word(), grant.id(), grant.label()))
        .orElseGet(() -> new By("viewer", null, null));
  }
}
