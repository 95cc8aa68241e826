package dev.sidestage.live;

import dev.sidestage.ledger.LogStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears PostgreSQL's notifications, over a connection of its own that it makes anew whenever it
 * breaks. Without it, the feed is only slower. Its thread is the feed's event loop.
 */
final class Doorbell {
  private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
  private static final long RETRY_MILLIS = 500;

  private final Vertx vertx;
  private final PgConnectOptions options;
  private final Runnable ring;
  private final Consumer<String> whisper;
  private @Nullable PgConnection connection;
  private boolean closed;

  Doorbell(Vertx vertx, PgConnectOptions options, Runnable ring, Consumer<String> whisper) {
    this.vertx = vertx;
    this.options = options;
    this.ring = ring;
    this.whisper = whisper;
  }

  void open() {
    if (closed) {
      return;
    }
    PgConnection.connect(vertx, options)
        .compose(this::listen)
        .onFailure(
            failure -> {
              LOG.debug("No notifications for now: {}", failure.toString());
              openLater();
            });
  }

  private Future<Void> listen(PgConnection connected) {
    connection = connected;
    connected.notificationHandler(
        notification -> {
          if (notification.getChannel().equals(Whispers.CHANNEL)) {
            whisper.accept(notification.getPayload());
          } else {
            ring.run();
          }
        });
    connected.closeHandler(v -> openLater());
    return connected
        .query("LISTEN " + LogStore.CHANNEL)
        .execute()
        .compose(x -> connected.query("LISTEN " + Whispers.CHANNEL).execute())
        .onSuccess(x -> ring.run())
        .recover(failure -> connected.close().transform(x -> Future.succeededFuture()))
        .mapEmpty();
  }

  private void openLater() {
    connection = null;
    if (!closed) {
      vertx.timer(RETRY_MILLIS, TimeUnit.MILLISECONDS).onSuccess(v -> open());
    }
  }

  Future<Void> close() {
    closed = true;
    return connection == null ? Future.succeededFuture() : connection.close();
  }
}
