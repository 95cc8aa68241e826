package dev.sidestage.posters.review;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.live.Writes;
import dev.sidestage.mail.Letter;
import dev.sidestage.posters.Facts;
import dev.sidestage.posters.LiveCall;
import dev.sidestage.posters.Typed;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Review over HTTP: sheets for reviewers, the table and the batch for organisers. */
public final class ReviewRoutes {
  private static final int PAGE = 100;
  private static final int PAGES = 10_000;
  private static final int COMMENT = 5_000;
  private static final int AT_ONCE = 10_000;

  /** Bytes of a decision about many. */
  private static final long LARGE = 1024 * 1024;

  private final LiveCall call;
  private final Writes writes;
  private final Access access;
  private final SqlClient database;

  public ReviewRoutes(LiveCall call, Writes writes, Access access, SqlClient database) {
    this.call = call;
    this.writes = writes;
    this.access = access;
    this.database = database;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/api/review/sheets").handler(answering(this::sheets));
    router
        .put("/api/review/sheets/:submission")
        .handler(Api.smallBody())
        .handler(answering(this::review));
    router.get("/api/review/table").handler(answering(this::table));
    router.post("/api/review/decisions").handler(Api.body(LARGE)).handler(answering(this::decide));
    router.post("/api/review/batch").handler(Api.smallBody()).handler(answering(this::batch));
  }

  private Future<Answer> sheets(RoutingContext request) {
    var reviewer = access.require(request, Role.REVIEWER, null).id();
    var query = Query.of(request, "category", "page");
    var page = query.page("page", PAGES);
    return read(ReviewStore.page(
            database, query.text("category"), null, false, PAGE, (page - 1) * PAGE))
        .map(
            found ->
                Answer.ok(
                    Map.of(
                        "page",
                        page,
                        "total",
                        found.total(),
                        "namesHidden",
                        call.namesHidden(),
                        "sheets",
                        found.reviewed().stream()
                            .map(each -> each.sheet(reviewer, call.namesHidden()))
                            .toList())));
  }

  /** The body of a review: a score, or a conflict of interest. */
  record NewReview(@Nullable Integer score, @Nullable String comment, @Nullable Boolean conflict) {
    @Nullable Integer checked() {
      var declared = Boolean.TRUE.equals(conflict);
      if (declared != (score == null)) {
        throw Problem.invalid(
            "score", "Give a score, or declare a conflict of interest: one of the two.");
      }
      if (score != null && (score < Review.LEAST || score > Review.MOST)) {
        throw Problem.invalid(
            "score", "A score is from " + Review.LEAST + " to " + Review.MOST + ".");
      }
      return score;
    }
  }

  private Future<Answer> review(RoutingContext request) {
    Query.of(request);
    var reviewer = access.require(request, Role.REVIEWER, null);
    var body = Api.body(request, NewReview.class);
    return writes
        .submit(
            new ReviewCommand.Put(
                reviewer.id(),
                reviewer.label(),
                Api.id(request, "submission"),
                body.checked(),
                Typed.optional(body.comment(), "comment", COMMENT)))
        .map(written -> written.answer(Answer::ok));
  }

  private Future<Answer> table(RoutingContext request) {
    access.require(request, Role.ORGANISER, null);
    var query = Query.of(request, "category", "decision", "sort", "page");
    var word = query.choice("decision", "all", "pending", "accepted", "rejected", "waiting");
    var byMean = query.choice("sort", "number", "mean").equals("mean");
    var page = query.page("page", PAGES);
    return read(ReviewStore.page(
            database,
            query.text("category"),
            word.equals("all") ? null : Facts.Decision.of(word),
            byMean,
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
                        "rows",
                        found.reviewed().stream().map(Reviewed::row).toList())));
  }

  /** The body of a decision. */
  record NewDecision(@Nullable List<UUID> submissions, Facts.@Nullable Decision decision) {}

  private Future<Answer> decide(RoutingContext request) {
    Query.of(request);
    var organiser = access.require(request, Role.ORGANISER, null).id();
    var body = Api.body(request, NewDecision.class);
    var submissions = Typed.whole(Json.required(body.submissions(), "submissions"), "submissions");
    if (submissions.size() > AT_ONCE) {
      throw Problem.invalid("submissions", "Decide on at most " + AT_ONCE + " at once.");
    }
    var decision = Json.required(body.decision(), "decision");
    return writes
        .submit(new ReviewCommand.Decide(organiser, submissions, decision))
        .map(written -> written.answer(Answer::ok));
  }

  /** The body of a batch. */
  record NewBatch(PublishedBatch.@Nullable Messages messages, @Nullable String seen) {
    PublishedBatch.Messages said() {
      return messages == null ? new PublishedBatch.Messages(null, null, null) : messages;
    }
  }

  /** What a batch would do. */
  record Preview(String seen, Map<Facts.Decision, Long> counts, List<Letter> letters) {
    static Preview of(PublishedBatch batch) {
      var counts =
          batch.items().stream()
              .collect(
                  java.util.stream.Collectors.groupingBy(
                      PublishedBatch.Item::decision, java.util.stream.Collectors.counting()));
      return new Preview(batch.seen(), counts, batch.preview());
    }
  }

  private Future<Answer> batch(RoutingContext request) {
    var organiser = access.require(request, Role.ORGANISER, null).id();
    var dryRun = Query.of(request, "dryRun").flag("dryRun");
    var body = Api.body(request, NewBatch.class);
    if (dryRun) {
      return read(ReviewStore.unpublished(database))
          .map(items -> Answer.ok(Preview.of(new PublishedBatch(items, body.said()))));
    }
    return writes
        .submit(
            new ReviewCommand.Publish(organiser, body.said(), Json.required(body.seen(), "seen")))
        .map(written -> written.answer(Answer::ok));
  }

  private static <T> Future<T> read(Future<T> read) {
    return read.recover(failure -> Future.failedFuture(Problem.away()));
  }
}
