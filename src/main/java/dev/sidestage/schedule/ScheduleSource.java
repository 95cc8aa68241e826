package dev.sidestage.schedule;

import dev.sidestage.access.Token;
import dev.sidestage.schedule.exchange.Imported;
import dev.sidestage.schedule.exchange.ScheduleReader;
import dev.sidestage.schedule.exchange.SidestageDocument;
import dev.sidestage.schedule.exchange.UnreadableSchedule;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where the operator's schedule is: a file or a web address. Looks there when asked, and fails with
 * an {@link UnreadableSchedule}, whose sentence is for the organiser.
 */
public final class ScheduleSource {
  /** Bytes of a schedule: fifteen times the largest that we know. */
  static final int LARGEST = 32 * 1024 * 1024;

  private final Vertx vertx;
  private final URI uri;
  private final Web web;

  /**
   * @param uri a {@code file}, {@code http} or {@code https} URI
   * @param privateAddresses whether an address of this machine or a private network may be meant
   */
  public ScheduleSource(Vertx vertx, URI uri, boolean privateAddresses) {
    this.vertx = vertx;
    this.uri = uri;
    this.web = new Web(vertx, privateAddresses);
  }

  /** What a server calls what it sent, so that it need not send it again. */
  record Validators(@Nullable String etag, @Nullable String lastModified) {
    static final Validators NONE = new Validators(null, null);
  }

  /** What was found there. */
  sealed interface Found {}

  /** What the validators are of. */
  record Unchanged() implements Found {}

  /**
   * A schedule.
   *
   * @param document it in our own format, as text
   * @param hash SHA-256 of it, hexadecimal: tells whether it is the one that was loaded before
   */
  record Loaded(Imported imported, String document, String hash, Validators validators)
      implements Found {}

  /** Its address as it may be shown: without what stands before an @. */
  String shown() {
    var text = uri.toString();
    return uri.getRawUserInfo() == null ? text : text.replace(uri.getRawUserInfo() + "@", "");
  }

  boolean isFile() {
    return "file".equals(uri.getScheme());
  }

  /** Looks. */
  Future<Found> look(Validators known) {
    if (!isFile()) {
      return web.get(uri, known).compose(this::read);
    }
    var path = Path.of(uri).toString();
    return vertx
        .fileSystem()
        .props(path)
        .compose(
            props ->
                props.size() > LARGEST
                    ? Future.failedFuture(tooLarge(shown()))
                    : vertx.fileSystem().readFile(path))
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof UnreadableSchedule
                        ? failure
                        : new UnreadableSchedule(
                            shown() + " can't be read: " + failure.getMessage())))
        .compose(content -> read(new Web.Page(content, Validators.NONE)));
  }

  private Future<Found> read(Web.Page page) {
    var content = page.content();
    return content == null
        ? Future.succeededFuture(new Unchanged())
        : vertx.executeBlocking(() -> parse(content, page.validators()), false);
  }

  private Found parse(Buffer content, Validators validators) throws UnreadableSchedule {
    var bytes = content.getBytes();
    var format =
        ScheduleReader.ofFile(String.valueOf(uri.getPath()), bytes)
            .orElseThrow(
                () ->
                    new UnreadableSchedule(
                        shown()
                            + " is no schedule that we know: frab XML or JSON, iCalendar, or our"
                            + " own JSON."));
    var imported = ScheduleReader.read(format, bytes);
    return new Loaded(
        imported,
        SidestageDocument.text(imported.schedule()),
        HexFormat.of().formatHex(Token.sha256(bytes)),
        validators);
  }

  static UnreadableSchedule tooLarge(String shown) {
    return new UnreadableSchedule(shown + " is larger than 32 MB: that is no schedule.");
  }
}
