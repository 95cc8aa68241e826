package dev.sidestage.posters.files;

import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.sqlclient.SqlClient;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file on its way from a request into PostgreSQL, a chunk after the other: while one is
 * written, the request is paused. The request's event loop.
 */
public final class Upload {
  private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

  /** Bytes that are written at once. */
  static final int CHUNK = 256 * 1024;

  /** Bytes of a file. */
  static final int LARGEST = 20 * 1024 * 1024;

  private static final long MOST_PASSED_OVER = 4L * LARGEST;

  /** Bytes that tell what a file is. */
  private static final int TELLING = 8;

  private final HttpServerRequest request;
  private final SqlClient database;
  private final UUID id = UUID.randomUUID();
  private final MessageDigest digest = sha256();
  private final Promise<PosterFile> done = Promise.promise();
  private Buffer chunk = Buffer.buffer();
  private Future<Void> written = Future.succeededFuture();
  private @Nullable Inspection inspection;
  private int size;
  private int place;

  private Upload(HttpServerRequest request, SqlClient database) {
    this.request = request;
    this.database = database;
  }

  /**
   * Takes a request's body, which is paused.
   *
   * @return the file, whose chunks are kept; or a Problem, and nothing is
   */
  public static Future<PosterFile> of(HttpServerRequest request, SqlClient database) {
    var upload = new Upload(request, database);
    return upload
        .take()
        .recover(
            failure ->
                FileStore.drop(database, upload.id)
                    .otherwiseEmpty()
                    .compose(v -> Future.failedFuture(failure)));
  }

  /**
   * Reads what still comes of a request that is refused, and forgets it: a client that is still
   * sending hears no answer. One that doesn't end is cut off.
   */
  public static void passOver(HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    var passed = new long[1];
    request.handler(
        bytes -> {
          passed[0] += bytes.length();
          if (passed[0] > MOST_PASSED_OVER) {
            request.connection().close();
          }
        });
    request.resume();
  }

  /** Forgets what was uploaded and isn't wanted. */
  public static Future<Void> forget(PosterFile file, SqlClient database) {
    return FileStore.drop(database, file.upload());
  }

  private Future<PosterFile> take() {
    if (tooLarge(request.getHeader("Content-Length"))) {
      passOver(request);
      return Future.failedFuture(tooLarge());
    }
    FileStore.sweep(database)
        .onFailure(failure -> LOG.debug("Can't sweep: {}", failure.toString()));
    request.exceptionHandler(done::tryFail);
    request.endHandler(v -> end());
    request.handler(this::take);
    request.resume();
    return done.future();
  }

  private static boolean tooLarge(@Nullable String length) {
    return length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > LARGEST;
  }

  private void take(Buffer bytes) {
    if (done.future().isComplete()) {
      return;
    }
    size += bytes.length();
    chunk.appendBuffer(bytes);
    if (size > LARGEST) {
      fail(tooLarge());
    } else if (chunk.length() >= CHUNK) {
      request.pause();
      write(chunk.slice(0, CHUNK));
      chunk = chunk.getBuffer(CHUNK, chunk.length());
      written.onSuccess(v -> request.resume());
    }
  }

  private void write(Buffer bytes) {
    try {
      var content = bytes.getBytes();
      if (inspection == null) {
        inspection = Inspection.of(content);
      }
      inspection.take(content);
      digest.update(content);
      var at = place++;
      written = written.compose(v -> FileStore.keepChunk(database, id, at, Buffer.buffer(content)));
      written.onFailure(failure -> fail(Problem.away()));
    } catch (Problem problem) {
      fail(problem);
    }
  }

  /** What still comes is read and forgotten, so that the answer gets through. */
  private void fail(Problem problem) {
    done.tryFail(problem);
    passOver(request);
  }

  private void end() {
    while (chunk.length() > CHUNK && !done.future().isComplete()) {
      write(chunk.slice(0, CHUNK));
      chunk = chunk.getBuffer(CHUNK, chunk.length());
    }
    if (!done.future().isComplete()) {
      write(chunk);
    }
    if (!done.future().isComplete()) {
      written
          .compose(v -> finish())
          .onSuccess(done::tryComplete)
          .onFailure(
              failure -> done.tryFail(failure instanceof Problem ? failure : Problem.away()));
    }
  }

  private Future<PosterFile> finish() {
    var whole = inspection;
    if (whole == null || size < TELLING) {
      return Future.failedFuture(Inspection.refused("The file is empty. Send it once more."));
    }
    try {
      whole.end();
    } catch (Problem problem) {
      return Future.failedFuture(problem);
    }
    var file = new PosterFile(HexFormat.of().formatHex(digest.digest()), whole.type(), size, id);
    return whole instanceof Pdf pdf ? checkTable(pdf).map(file) : Future.succeededFuture(file);
  }

  /** Where a PDF says that its table of objects is, there must be one. */
  private Future<Void> checkTable(Pdf pdf) {
    var at = pdf.table();
    return FileStore.chunk(database, id, (int) (at / CHUNK))
        .compose(
            bytes -> {
              var from = (int) (at % CHUNK);
              var there = bytes.getBytes(from, Math.min(bytes.length(), from + 64));
              return Pdf.isTable(there) || there.length < 32
                  ? Future.succeededFuture()
                  : Future.failedFuture(
                      Inspection.refused(
                          "This PDF is broken. Export it once more, and send that."));
            });
  }

  private static Problem tooLarge() {
    return Problem.of(
            413,
            "too-large",
            "Too large",
            "A file has at most 20 MB. Export it with images of a lower resolution.")
        .with("most", LARGEST);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
