package dev.sidestage.posters;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.access.Token;
import dev.sidestage.database.EventClock;
import dev.sidestage.ledger.Command;
import dev.sidestage.ledger.IdempotencyKey;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Submissions over HTTP: an author's own by the private link, all of them for organisers.
 *
 * <p>A request arrives when its body is there, whole: that moment, by the event's clock, is what
 * the deadline is compared with, however long the ledger takes.
 */
public final class SubmissionRoutes {
  private static final String OWN = "/api/submissions/own";
  private static final int PAGE = 100;
  private static final int PAGES = 10_000;

  private final Writes writes;
  private final Access access;
  private final SqlClient database;
  private final EventClock clock;
  private final PrivateLinks links;

  public SubmissionRoutes(
      Writes writes, Access access, SqlClient database, EventClock clock, PrivateLinks links) {
    this.writes = writes;
    this.access = access;
    this.database = database;
    this.clock = clock;
    this.links = links;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.post("/api/submissions").handler(Api.smallBody()).handler(answering(this::submit));
    router.get("/api/submissions").handler(answering(this::all));
    router.get(OWN).handler(answering(this::own));
    router.put(OWN).handler(Api.smallBody()).handler(answering(this::revise));
    router.delete(OWN).handler(answering(this::withdraw));
    router.put(OWN + "/confirmation").handler(Api.smallBody()).handler(answering(this::confirm));
    router.get("/api/submissions/:submission").handler(answering(this::one));
  }

  /** The body of a submission. */
  record NewSubmission(
      @Nullable String title,
      @Nullable String summary,
      @Nullable List<String> categories,
      @Nullable List<Content.Author> authors,
      @Nullable String email,
      @Nullable List<String> links,
      @Nullable String invitation,
      @Nullable Boolean draft,
      @Nullable Integer version,
      @Nullable String late) {
    Content content() {
      return new Content(
          title == null ? "" : title,
          summary == null ? "" : summary,
          categories == null ? List.of() : categories,
          authors == null ? List.of() : authors,
          Json.required(email, "email"),
          links == null ? List.of() : links,
          invitation);
    }

    boolean isDraft() {
      return Boolean.TRUE.equals(draft);
    }
  }

  private Future<Answer> submit(RoutingContext request) {
    Query.of(request);
    var arrived = now();
    var viewer = access.viewer(request);
    var body = Api.body(request, NewSubmission.class);
    var idempotency = IdempotencyKey.of(request, "submission");
    var link = links.create(viewer, idempotency == null ? null : idempotency.key());
    return writes
        .submit(
            new SubmissionCommand.Submit(
                viewer,
                UUID.randomUUID(),
                body.content(),
                body.isDraft(),
                arrived,
                link.link(),
                link.hash(),
                body.late() == null ? null : Token.hash(body.late()),
                idempotency))
        .map(
            written ->
                written.answer(
                    submission ->
                        Answer.created(
                            "/api/submissions/" + submission.id(),
                            Map.of(
                                "submission",
                                submission.toAuthor(),
                                "token",
                                link.token(),
                                "link",
                                link.link()))));
  }

  private Future<Answer> own(RoutingContext request) {
    Query.of(request);
    return found(SubmissionStore.byKey(database, PrivateLinks.key(request)))
        .map(
            submission ->
                Answer.ok(submission.orElseThrow(SubmissionHandler::unknownLink).toAuthor()));
  }

  private Future<Answer> revise(RoutingContext request) {
    Query.of(request);
    var arrived = now();
    var viewer = access.viewer(request);
    var body = Api.body(request, NewSubmission.class);
    var link = links.create();
    return changed(
        new SubmissionCommand.Revise(
            viewer,
            PrivateLinks.key(request),
            body.content(),
            body.isDraft(),
            Json.required(body.version(), "version"),
            arrived,
            link.link(),
            link.hash()));
  }

  private Future<Answer> withdraw(RoutingContext request) {
    Query.of(request);
    var arrived = now();
    var viewer = access.viewer(request);
    var link = links.create();
    return changed(
        new SubmissionCommand.Withdraw(
            viewer, PrivateLinks.key(request), arrived, link.link(), link.hash()));
  }

  /** The body of a confirmation. */
  record NewConfirmation(Facts.@Nullable Confirmation confirmation) {}

  private Future<Answer> confirm(RoutingContext request) {
    Query.of(request);
    var viewer = access.viewer(request);
    var body = Api.body(request, NewConfirmation.class);
    var confirmation = Json.required(body.confirmation(), "confirmation");
    if (confirmation == Facts.Confirmation.PENDING) {
      throw Problem.invalid("confirmation", "Say 'confirmed' or 'declined'.");
    }
    return changed(
        new SubmissionCommand.Confirm(viewer, PrivateLinks.key(request), confirmation, now()));
  }

  private Future<Answer> changed(Command<Submission> command) {
    return writes
        .submit(command)
        .map(written -> written.answer(submission -> Answer.ok(submission.toAuthor())));
  }

  private Future<Answer> all(RoutingContext request) {
    access.require(request, Role.ORGANISER, null);
    var query = Query.of(request, "state", "category", "q", "page");
    var word = query.choice("state", "submitted", "draft", "withdrawn", "all");
    var page = query.page("page", PAGES);
    return found(
            SubmissionStore.page(
                database,
                word.equals("all") ? null : Submission.State.of(word),
                query.text("category"),
                query.text("q"),
                PAGE,
                (page - 1) * PAGE))
        .map(
            found ->
                Answer.ok(
                    Map.of(
                        "page",
                        page,
                        "total",
                        found.total(),
                        "submissions",
                        found.submissions().stream().map(Submission::toOrganiser).toList())));
  }

  private Future<Answer> one(RoutingContext request) {
    Query.of(request);
    access.require(request, Role.ORGANISER, null);
    var id = Api.id(request, "submission");
    return found(SubmissionStore.byId(database, id))
        .map(submission -> Answer.ok(submission.orElseThrow(() -> unknown(id)).toOrganiser()));
  }

  private static Problem unknown(UUID id) {
    return Problem.notFound("submission", "There is no submission '" + id + "'.");
  }

  private static <T> Future<T> found(Future<T> read) {
    return read.recover(failure -> Future.failedFuture(Problem.away()));
  }

  private OffsetDateTime now() {
    return clock.now().atOffset(ZoneOffset.UTC);
  }
}
