package dev.sidestage.live;

import dev.sidestage.database.EventClock;
import dev.sidestage.ledger.Caller;
import dev.sidestage.ledger.LogStore;
import dev.sidestage.ledger.Place;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log and carries it to this node's read model and readers, in order, without a gap. The
 * notification is a doorbell; the table is the truth, and it is looked at four times a second
 * whatever is heard.
 *
 * <p>Owns the read model, which belongs to its event loop. Its public methods may be called from
 * any thread and answer on the caller's.
 */
public final class Feed extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final int CHUNK = 1_000;
  private static final long POLL_MILLIS = 250;
  private static final long PATIENCE_MILLIS = 1_000;

  private final FeedStore store;
  private final PgConnectOptions listenTo;
  private final ReadModel readModel;
  private final Waiting waiting = new Waiting();
  private final List<Hub> hubs = new CopyOnWriteArrayList<>();
  private @Nullable Doorbell doorbell;
  private @Nullable Context loop;
  private volatile boolean following;
  private boolean looking;
  private boolean startingOver;
  private boolean rungMeanwhile;

  public Feed(
      Pool pool, PgConnectOptions listenTo, List<Projection> projections, EventClock clock) {
    this.store = new FeedStore(pool);
    this.listenTo = listenTo;
    this.readModel = new ReadModel(projections, clock);
  }

  @Override
  public Future<?> start() {
    loop = context;
    var bell = new Doorbell(vertx, listenTo, this::look, readModel::hear);
    doorbell = bell;
    return load()
        .onSuccess(
            v -> {
              bell.open();
              vertx.setPeriodic(POLL_MILLIS, timer -> poll());
            });
  }

  @Override
  public Future<?> stop() {
    return doorbell == null ? Future.succeededFuture() : doorbell.close();
  }

  /** The last entry that this node has applied. */
  public Cursor head() {
    return readModel.head();
  }

  /**
   * Whether the last look at the database went well: what is served is hardly older than a second.
   */
  public boolean isFollowing() {
    return following;
  }

  /** How many streams this node has. */
  public int streams() {
    return hubs.stream().mapToInt(Hub::size).sum();
  }

  /** Who follows which topic, by event loop: hashes of viewers. */
  Future<List<Map<String, Set<Integer>>>> watching() {
    var asked = hubs.stream().map(Hub::watching).toList();
    return Future.all(asked).map(all -> all.<Map<String, Set<Integer>>>list());
  }

  /** There may be something new: looks, soon. Before its start, nobody is there to hear. */
  public void ring() {
    if (loop != null) {
      onLoop(this::look);
    }
  }

  /** Waits until an entry is applied here, for a second at most. */
  public Future<Void> applied(Cursor place) {
    return head().covers(place) ? Future.succeededFuture() : ask(() -> await(place));
  }

  private Future<Void> await(Cursor place) {
    if (head().covers(place)) {
      return Future.succeededFuture();
    }
    var patience = vertx.timer(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    return waiting.until(place, patience).onSuccess(v -> patience.cancel());
  }

  /** Reads from the read model, at one point of the log. */
  public <T> Future<T> read(Callable<T> reading) {
    return ask(() -> Future.succeededFuture(reading.call()));
  }

  private <T> Future<T> ask(Callable<Future<T>> question) {
    var caller = Caller.here();
    var promise = Promise.<T>promise();
    onLoop(() -> attempt(question).onComplete(result -> caller.answer(promise, result)));
    return promise.future();
  }

  private static <T> Future<T> attempt(Callable<Future<T>> question) {
    try {
      return question.call();
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  long lastChange(String topic) {
    return readModel.lastChange(topic);
  }

  /** Everything from here on is delivered to that hub, too. */
  void attach(Hub hub) {
    hubs.add(hub);
  }

  void detach(Hub hub) {
    hubs.remove(hub);
  }

  /**
   * Makes the opening of a stream. The hub gets it in line with its deliveries, so that nothing
   * falls between them.
   */
  void open(Subscription subscription, Hub hub, Consumer<Future<Opening>> opened) {
    onLoop(
        () ->
            arrival(subscription.from())
                .onSuccess(v -> hand(() -> readModel.open(subscription), hub, opened)));
  }

  /** Makes the next part of a stream that was behind, in the same line. */
  void resume(Subscription subscription, Hub hub, Consumer<Future<Opening>> opened) {
    onLoop(() -> hand(() -> readModel.resume(subscription), hub, opened));
  }

  private static void hand(Callable<Opening> opening, Hub hub, Consumer<Future<Opening>> opened) {
    var made = attempt(() -> Future.succeededFuture(opening.call()));
    hub.run(() -> opened.accept(made));
  }

  /** A reader may come from another node, which is a moment ahead of this one. */
  private Future<Void> arrival(@Nullable Cursor from) {
    return from != null && from.epoch().equals(head().epoch())
        ? await(from)
        : Future.succeededFuture();
  }

  /** Tells the hub the head, in line with its deliveries. */
  void mark(Hub hub, Consumer<Cursor> marked) {
    onLoop(
        () -> {
          var head = head();
          hub.run(() -> marked.accept(head));
        });
  }

  private Future<Void> load() {
    return readModel
        .load(store)
        .map(
            v -> {
              following = true;
              waiting.reached(head());
              return null;
            });
  }

  /** Whatever was heard or not: sends what is folded, and looks. */
  private void poll() {
    deliver(readModel.fold());
    look();
  }

  private void look() {
    if (looking || startingOver) {
      rungMeanwhile = true;
      return;
    }
    looking = true;
    rungMeanwhile = false;
    store
        .look(head().sequence(), CHUNK)
        .onSuccess(this::follow)
        .onFailure(this::lost)
        .onComplete(
            result -> {
              looking = false;
              if (rungMeanwhile
                  || (result.succeeded() && result.result().entries().size() == CHUNK)) {
                look();
              }
            });
  }

  private void follow(LogStore.Seen seen) {
    following = true;
    if (!readModel.isFollowedBy(seen)) {
      startOver(seen.head());
      return;
    }
    var deliveries = seen.entries().stream().map(readModel::apply).toList();
    deliver(deliveries);
    waiting.reached(head());
  }

  private void deliver(List<Delivery> deliveries) {
    if (!deliveries.isEmpty()) {
      hubs.forEach(hub -> hub.run(() -> hub.deliver(deliveries)));
    }
  }

  /**
   * The log isn't the one that we followed, or was trimmed under us: loads all anew, and tells
   * every reader.
   */
  private void startOver(Place there) {
    startingOver = true;
    LOG.warn("The log can't be followed from {}: starting over", head());
    settle(there)
        .compose(v -> load())
        .onComplete(done -> startingOver = false)
        .onSuccess(v -> hubs.forEach(hub -> hub.run(() -> hub.reset(head()))))
        .onFailure(this::lost);
  }

  /** A log that has fallen behind goes other ways from there: cursors of before mean nothing. */
  private Future<Void> settle(Place there) {
    return there.epoch().equals(head().epoch()) && there.sequence() < head().sequence()
        ? store.renewEpoch(head())
        : Future.succeededFuture();
  }

  private void lost(Throwable failure) {
    if (following) {
      LOG.warn("The database can't be read: serving from memory ({})", failure.toString());
    }
    following = false;
  }

  private void onLoop(Runnable task) {
    var own = loop;
    if (own == null) {
      throw new IllegalStateException("the feed has not started");
    }
    own.runOnContext(v -> task.run());
  }
}
