package dev.sidestage.posters.exchange;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.live.Writes;
import dev.sidestage.posters.Content;
import dev.sidestage.posters.Facts;
import dev.sidestage.posters.Typed;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Submissions out and in over HTTP, for organisers. */
public final class ExchangeRoutes {
  private static final String CSV = "text/csv";
  private static final String JSON = "application/json";

  /** Bytes of an import: 5,000 submissions of 6 kB. */
  private static final long LARGEST = 32L * 1024 * 1024;

  private static final int MOST = 20_000;

  private final Access access;
  private final Writes writes;
  private final SqlClient database;
  private final Vertx vertx;

  public ExchangeRoutes(Access access, Writes writes, SqlClient database, Vertx vertx) {
    this.access = access;
    this.writes = writes;
    this.database = database;
    this.vertx = vertx;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/api/export/submissions").handler(this::export);
    router.post("/api/submissions/import").handler(this::checkOrganiser);
    router
        .post("/api/submissions/import")
        .handler(Api.body(LARGEST))
        .handler(answering(this::bring));
  }

  private void export(RoutingContext request) {
    access.require(request, Role.ORGANISER, null);
    var csv = Query.of(request, "format").choice("format", "json", "csv").equals("csv");
    ExchangeStore.all(database)
        .compose(lines -> vertx.executeBlocking(() -> encode(lines, csv), false))
        .onSuccess(body -> send(request, body, csv))
        .onFailure(failure -> request.fail(Problem.away()));
  }

  private static byte[] encode(List<Line> lines, boolean csv) {
    return csv
        ? Table.of(lines).getBytes(StandardCharsets.UTF_8)
        : Json.bytes(Map.of("submissions", lines));
  }

  private static void send(RoutingContext request, byte[] body, boolean csv) {
    request
        .response()
        .putHeader("Content-Type", csv ? CSV + "; charset=utf-8" : JSON)
        .putHeader("Cache-Control", "private, no-store")
        .putHeader(
            "Content-Disposition",
            "attachment; filename=\"submissions." + (csv ? "csv" : "json") + "\"")
        .end(Buffer.buffer(body));
  }

  /** Before a large body is read. */
  private void checkOrganiser(RoutingContext request) {
    access.require(request, Role.ORGANISER, null);
    request.next();
  }

  /** What is wrong with a row. */
  record Fault(long row, String what) {}

  /** The answer to an import. */
  record Result(boolean applied, int rows, List<Fault> errors) {
    static Result of(boolean applied, List<Brought> brought) {
      var errors = new ArrayList<Fault>();
      brought.forEach(
          each -> {
            if (each.error() != null) {
              errors.add(new Fault(each.row(), each.error()));
            }
          });
      return new Result(applied, brought.size() - errors.size(), errors);
    }
  }

  private Future<Answer> bring(RoutingContext request) {
    var organiser = access.require(request, Role.ORGANISER, null).id();
    var dryRun = Query.of(request, "dryRun").flag("dryRun");
    var type = Api.contentType(request);
    if (!Set.of(CSV, JSON).contains(String.valueOf(type))) {
      throw Api.wrongType(type, Set.of(CSV, JSON));
    }
    var body = request.body().buffer();
    return vertx
        .executeBlocking(() -> read(CSV.equals(type), body), false)
        .compose(brought -> dryRun ? preview(brought) : apply(brought, organiser));
  }

  private static List<Brought> read(boolean csv, @Nullable Buffer body) {
    var brought =
        csv
            ? Table.read(body == null ? "" : body.toString())
            : Json.parse(body, Submissions.class).brought();
    if (brought.size() > MOST) {
      throw Problem.invalid("body", "Bring in at most " + MOST + " submissions at once.");
    }
    return brought;
  }

  private static Future<Answer> preview(List<Brought> brought) {
    return Future.succeededFuture(Answer.ok(Result.of(false, brought)));
  }

  private Future<Answer> apply(List<Brought> brought, UUID organiser) {
    return writes
        .submit(new Import(organiser, brought))
        .map(written -> written.answer(done -> Answer.ok(Result.of(true, brought))));
  }

  /** The body of an import as JSON. */
  record Submissions(@Nullable List<Item> submissions) {
    List<Brought> brought() {
      var items = Typed.whole(Json.required(submissions, "submissions"), "submissions");
      var brought = new ArrayList<Brought>();
      for (var item : items) {
        brought.add(item.brought(brought.size() + 1L));
      }
      return brought;
    }
  }

  /** A submission of an import; what only goes out is passed over. */
  @com.fasterxml.jackson.annotation.JsonIgnoreProperties({
    "number",
    "state",
    "published",
    "confirmation",
    "reviews",
    "mean"
  })
  record Item(
      @Nullable String id,
      @Nullable String title,
      @Nullable String summary,
      @Nullable List<String> categories,
      @Nullable List<Person> authors,
      @Nullable String email,
      @Nullable List<String> links,
      @Nullable String invitation,
      Facts.@Nullable Decision decision) {
    Brought brought(long row) {
      return Brought.of(
          row,
          Objects.requireNonNullElse(id, ""),
          () ->
              new Content(
                  Objects.requireNonNullElse(title, ""),
                  Objects.requireNonNullElse(summary, ""),
                  Objects.requireNonNullElse(categories, List.of()),
                  people(),
                  Json.required(email, "email"),
                  Objects.requireNonNullElse(links, List.of()),
                  invitation),
          () -> Objects.requireNonNullElse(decision, Facts.Decision.PENDING));
    }

    private List<Content.Author> people() {
      return authors == null
          ? List.of()
          : Typed.whole(authors, "authors").stream()
              .map(
                  a -> new Content.Author(Json.required(a.name(), "authors.name"), a.affiliation()))
              .toList();
    }
  }

  /** An author of an import. */
  record Person(@Nullable String name, @Nullable String affiliation) {}
}
