package dev.sidestage.mail;

import static dev.sidestage.web.Api.answering;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The letters over HTTP, for organisers: what waits, what was refused, and the links to pass on.
 */
public final class MailRoutes {
  private static final int PAGE = 100;
  private static final int PAGES = 10_000;

  private final Access access;
  private final Writes writes;
  private final SqlClient database;
  private final boolean sends;

  /**
   * @param sends whether there is a mail server: without one, an organiser passes the links on
   */
  public MailRoutes(Access access, Writes writes, SqlClient database, boolean sends) {
    this.access = access;
    this.writes = writes;
    this.database = database;
    this.sends = sends;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/api/mail").handler(answering(this::all));
    router.patch("/api/mail/:letter").handler(Api.smallBody()).handler(answering(this::change));
  }

  /** A page of letters, the newest first. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(boolean sends, MailCounts counts, int page, List<Posted> letters) {}

  private Future<Answer> all(RoutingContext request) {
    access.require(request, Role.ORGANISER, null);
    var query = Query.of(request, "state", "page");
    var word = query.choice("state", "all", "waiting", "sent", "refused", "passed-on");
    var state = word.equals("all") ? null : Posted.State.of(word);
    var page = query.page("page", PAGES);
    return MailStore.counts(database)
        .compose(
            counts ->
                MailStore.all(database, state, PAGE, (page - 1) * PAGE)
                    .map(letters -> Answer.ok(new Page(sends, counts, page, letters))))
        .recover(failure -> Future.failedFuture(Problem.away()));
  }

  /** The body of a change: {@code waiting} sends it again, {@code passed-on} gives it up. */
  record NewState(Posted.@Nullable State state) {}

  private Future<Answer> change(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null).id();
    var letter = Api.id(request, "letter");
    var state = Json.required(Api.body(request, NewState.class).state(), "state");
    if (state != Posted.State.WAITING && state != Posted.State.PASSED_ON) {
      throw Problem.invalid(
          "state", "A letter is set to 'waiting' (send it again) or 'passed-on'.");
    }
    MailCommand<Posted> command =
        state == Posted.State.WAITING
            ? new MailCommand.Again(organiser, letter)
            : new MailCommand.PassOn(organiser, letter);
    return writes.submit(command).map(written -> written.answer(Answer::ok));
  }
}
