package dev.sidestage.invitations;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.live.Writes;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the invited get over HTTP: the way to the venue, and the directory of those who want that.
 */
public final class PeopleRoutes {
  private final Writes writes;
  private final Access access;
  private final SqlClient database;

  public PeopleRoutes(Writes writes, Access access, SqlClient database) {
    this.writes = writes;
    this.access = access;
    this.database = database;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/api/people").handler(answering(this::all));
    router.put("/api/people/me").handler(Api.smallBody()).handler(answering(this::introduce));
    router.delete("/api/people/me").handler(answering(this::leave));
  }

  private Future<Answer> all(RoutingContext request) {
    Query.of(request);
    var grant = access.require(request, Role.INVITED, null).id();
    return AttendeeStore.all(database)
        .compose(
            people ->
                AttendeeStore.own(database, grant)
                    .compose(
                        own ->
                            InvitationStore.settings(database)
                                .map(
                                    settings ->
                                        answer(people, own.orElse(null), settings.venue()))))
        .recover(failure -> Future.failedFuture(Problem.away()));
  }

  private static Answer answer(
      List<Attendee> people, @Nullable Attendee own, @Nullable String venue) {
    var body = new LinkedHashMap<String, Object>();
    body.put("people", people);
    if (own != null) {
      body.put("own", own);
    }
    if (venue != null) {
      body.put("venue", venue);
    }
    return Answer.ok(body);
  }

  /** The body of an introduction. */
  record Introduction(
      @Nullable String name,
      @Nullable String affiliation,
      @Nullable String interests,
      @Nullable List<String> links) {}

  private Future<Answer> introduce(RoutingContext request) {
    Query.of(request);
    var grant = access.require(request, Role.INVITED, null).id();
    var body = Api.body(request, Introduction.class);
    var attendee =
        new Attendee(
            Json.required(body.name(), "name"),
            body.affiliation(),
            body.interests(),
            body.links() == null ? List.of() : body.links());
    return writes
        .submit(new InvitationCommand.Introduce(grant, attendee))
        .map(written -> written.answer(done -> Answer.ok(attendee)));
  }

  private Future<Answer> leave(RoutingContext request) {
    Query.of(request);
    var grant = access.require(request, Role.INVITED, null).id();
    return writes
        .submit(new InvitationCommand.Introduce(grant, null))
        .map(written -> written.answer(done -> Answer.noContent()));
  }
}
