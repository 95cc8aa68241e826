package dev.sidestage.webhooks;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.SqlClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends deliveries: notes what is new in the log, claims what is due, and settles what came of it.
 * Owns a timer and the requests that are under way. Every node has one.
 */
public final class Courier extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final long LOOK_MILLIS = 500;
  private static final long TRIM_MILLIS = TimeUnit.MINUTES.toMillis(10);

  /** After so many attempts, over some hours, a delivery is parked. */
  private static final int ATTEMPTS = 12;

  private final SqlClient database;
  private final boolean privateAddresses;
  private final Duration first;
  private final Supplier<URI> site;
  private boolean busy;

  /**
   * @param privateAddresses whether webhooks may be on this machine or in a private network
   * @param first how long it waits before the second attempt; each further one waits twice as long
   */
  public Courier(SqlClient database, boolean privateAddresses, Duration first, Supplier<URI> site) {
    this.database = database;
    this.privateAddresses = privateAddresses;
    this.first = first;
    this.site = site;
  }

  @Override
  public Future<?> start() {
    var post = new Post(vertx, privateAddresses);
    vertx.setPeriodic(LOOK_MILLIS, timer -> look(post));
    vertx.setPeriodic(
        TRIM_MILLIS,
        timer ->
            DeliveryStore.trim(database)
                .onFailure(failure -> LOG.debug("Trimming waits: {}", failure.toString())));
    return Future.succeededFuture();
  }

  private void look(Post post) {
    if (busy) {
      return;
    }
    busy = true;
    DeliveryStore.note(database)
        .compose(v -> DeliveryStore.claim(database))
        .compose(claimed -> send(post, claimed))
        .eventually(
            () -> {
              busy = false;
              return Future.succeededFuture();
            })
        .onFailure(failure -> LOG.debug("Webhooks wait: {}", failure.toString()));
  }

  private Future<Void> send(Post post, List<DeliveryStore.Claimed> claimed) {
    var sent = claimed.stream().map(one -> send(post, one)).toList();
    return Future.join(sent).mapEmpty();
  }

  private Future<Void> send(Post post, DeliveryStore.Claimed claimed) {
    var message = new Message(claimed.delivery(), site.get().toString());
    return post.send(claimed, message.body(claimed.form(), claimed.template()))
        .compose(answer -> settle(claimed.delivery(), answer));
  }

  private Future<Void> settle(Delivery delivery, Post.Answer answer) {
    var id = delivery.id();
    if (answer.isTaken()) {
      return DeliveryStore.settle(database, id, "delivered", answer.said(), Duration.ZERO);
    }
    if (answer.isGone()) {
      return DeliveryStore.settle(database, id, "parked", answer.said(), Duration.ZERO)
          .compose(v -> DeliveryStore.stop(database, delivery.webhook(), answer.said()));
    }
    return delivery.attempts() >= ATTEMPTS
        ? DeliveryStore.settle(database, id, "parked", answer.said(), Duration.ZERO)
        : DeliveryStore.settle(database, id, "waiting", answer.said(), again(delivery, answer));
  }

  /** Twice as long each time, give or take a quarter; longer where the receiver says so. */
  private Duration again(Delivery delivery, Post.Answer answer) {
    var wait = first.toMillis() * (1L << Math.min(delivery.attempts() - 1, ATTEMPTS));
    var spread = (long) (wait * (0.75 + ThreadLocalRandom.current().nextDouble() / 2));
    return Duration.ofMillis(Math.max(spread, answer.retryAfter().toMillis()));
  }
}
