package dev.sidestage.posters;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.database.EventClock;
import dev.sidestage.live.Writes;
import dev.sidestage.posters.SubmissionCommand.Place;
import dev.sidestage.posters.files.PosterFile;
import dev.sidestage.posters.files.Upload;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The files of one's own submission over HTTP, for one event loop. Who has no submission, or no
 * time left, is told so before the file is read.
 */
public final class UploadRoutes {
  private static final String OWN = "/api/submissions/own/";

  /** Files that come in at once: each takes a connection to the database now and then. */
  private static final int AT_ONCE = 16;

  private final LiveCall call;
  private final Writes writes;
  private final Access access;
  private final SqlClient database;
  private final EventClock clock;
  private int uploading;

  public UploadRoutes(
      LiveCall call, Writes writes, Access access, SqlClient database, EventClock clock) {
    this.call = call;
    this.writes = writes;
    this.access = access;
    this.database = database;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    for (var place : Place.values()) {
      router.put(OWN + place.word()).handler(answering(request -> upload(request, place)));
      router.delete(OWN + place.word()).handler(answering(request -> remove(request, place)));
    }
  }

  private Future<Answer> upload(RoutingContext request, Place place) {
    Query.of(request);
    access.viewer(request);
    request.request().pause();
    if (uploading >= AT_ONCE) {
      Upload.passOver(request.request());
      throw Problem.unavailable("Many files are coming in just now. Try again in a moment.");
    }
    uploading++;
    return admit(request)
        .onFailure(refused -> Upload.passOver(request.request()))
        .compose(v -> Upload.of(request.request(), database))
        .compose(file -> check(file, place))
        .compose(file -> attach(request, place, file))
        .eventually(
            () -> {
              uploading--;
              return Future.succeededFuture();
            });
  }

  private Future<Void> admit(RoutingContext request) {
    var there = call.known();
    if (there.isEmpty()) {
      return Future.failedFuture(LiveCall.none());
    }
    var known = there.get().call();
    return SubmissionStore.byKey(database, PrivateLinks.key(request))
        .recover(failure -> Future.failedFuture(Problem.away()))
        .map(
            found -> {
              var submission = found.orElseThrow(SubmissionHandler::unknownLink);
              if (submission.isClosed(known, now())) {
                throw SubmissionHandler.closed(known, now(), submission.lateUntil());
              }
              return null;
            });
  }

  private Future<PosterFile> check(PosterFile file, Place place) {
    return place == Place.POSTER || file.type().isImage()
        ? Future.succeededFuture(file)
        : Upload.forget(file, database)
            .compose(
                v ->
                    Future.failedFuture(
                        Problem.of(
                            422,
                            "unusable-file",
                            "Unusable file",
                            "A preview is an image: send a PNG or a JPEG.")));
  }

  private Future<Answer> attach(RoutingContext request, Place place, @Nullable PosterFile file) {
    return writes
        .submit(
            new SubmissionCommand.Attach(
                access.viewer(request), PrivateLinks.key(request), place, file, now()))
        .map(written -> written.answer(submission -> Answer.ok(submission.toAuthor())));
  }

  private Future<Answer> remove(RoutingContext request, Place place) {
    Query.of(request);
    return attach(request, place, null);
  }

  private OffsetDateTime now() {
    return clock.now().atOffset(ZoneOffset.UTC);
  }
}
