package dev.sidestage.posters.review;

import dev.sidestage.ledger.Batch;
import dev.sidestage.ledger.CommandHandler;
import dev.sidestage.ledger.Outcome;
import dev.sidestage.mail.Letter;
import dev.sidestage.mail.Outbox;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Carries out what reviewers say and organisers decide. All of it is private. */
public final class ReviewHandler implements CommandHandler<ReviewCommand<?>> {
  private final Supplier<URI> publicUrl;

  /**
   * @param publicUrl what the letters' links begin with
   */
  public ReviewHandler(Supplier<URI> publicUrl) {
    this.publicUrl = publicUrl;
  }

  @Override
  @SuppressWarnings("unchecked") // a class literal has no wildcard
  public Class<ReviewCommand<?>> commands() {
    return (Class<ReviewCommand<?>>) (Class<?>) ReviewCommand.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<ReviewCommand<?>> commands, Batch batch) {
    List<Outcome> outcomes = new ArrayList<>();
    var done = Future.<Void>succeededFuture();
    for (var command : commands) {
      done = done.compose(v -> handle(command, batch)).map(outcomes::add).mapEmpty();
    }
    return done.map(v -> outcomes);
  }

  private Future<Outcome> handle(ReviewCommand<?> command, Batch batch) {
    if (command instanceof ReviewCommand.Put put) {
      return ReviewStore.put(batch.connection(), put, batch.now())
          .map(
              review ->
                  review
                      .map(Outcome::done)
                      .orElseGet(() -> Outcome.refused(unknown(put.submission().toString()))));
    } else if (command instanceof ReviewCommand.Decide decide) {
      return ReviewStore.decide(batch.connection(), decide.submissions(), decide.decision())
          .map(count -> Outcome.done(new ReviewCommand.Decided(count)));
    } else if (command instanceof ReviewCommand.Publish publish) {
      return publish(publish, batch);
    }
    throw new IllegalArgumentException(command.getClass().getName());
  }

  private Future<Outcome> publish(ReviewCommand.Publish publish, Batch batch) {
    return ReviewStore.unpublished(batch.connection())
        .map(items -> new PublishedBatch(items, publish.messages()))
        .compose(
            all ->
                all.seen().equals(publish.seen())
                    ? publish(all, batch)
                    : Future.succeededFuture(
                        Outcome.refused(
                            Problem.conflict(
                                "batch-changed",
                                "Decisions were changed since you looked. Look at the letters again."))));
  }

  private Future<Outcome> publish(PublishedBatch all, Batch batch) {
    var links = all.links(publicUrl.get());
    List<Letter> letters = new ArrayList<>();
    for (var i = 0; i < links.size(); i++) {
      letters.add(all.letter(all.items().get(i), links.get(i).link()));
    }
    return ReviewStore.publish(batch.connection(), all.items(), links, batch.now())
        .compose(v -> Outbox.post(letters, batch))
        .map(v -> Outcome.done(new ReviewCommand.Published(letters.size())));
  }

  static Problem unknown(String submission) {
    return Problem.notFound(
        "submission", "There is no submission '" + submission + "' to be reviewed.");
  }
}
