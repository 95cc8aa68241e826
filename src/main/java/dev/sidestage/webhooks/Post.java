package dev.sidestage.webhooks;

import dev.sidestage.web.PublicAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request, and says what came of it: it connects to the very address that it has checked,
 * follows no redirect, reads no body, and waits ten seconds.
 */
final class Post {
  private static final long PATIENCE_MILLIS = 10_000;
  private static final int LONGEST_WAIT = 3600;

  private final Vertx vertx;
  private final HttpClient client;
  private final boolean privateAddresses;

  /**
   * What came of a request.
   *
   * @param status 0 where there was no answer
   * @param said in a sentence for organisers
   */
  record Answer(int status, String said, Duration retryAfter) {
    boolean isTaken() {
      return status >= 200 && status < 300;
    }

    /** The receiver wants nothing more. */
    boolean isGone() {
      return status == 410;
    }
  }

  Post(Vertx vertx, boolean privateAddresses) {
    this.vertx = vertx;
    this.privateAddresses = privateAddresses;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout((int) PATIENCE_MILLIS).setKeepAlive(false));
  }

  /** Never fails. */
  Future<Answer> send(DeliveryStore.Claimed claimed, byte[] body) {
    return vertx
        .executeBlocking(() -> resolve(claimed.url()), false)
        .compose(address -> request(claimed, address, body))
        .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .otherwise(failure -> new Answer(0, sentence(failure), Duration.ZERO));
  }

  private InetAddress resolve(URI url) throws UnknownHostException {
    var address = InetAddress.getByName(url.getHost().replaceAll("[\\[\\]]", ""));
    if (!privateAddresses && !PublicAddress.isPublic(address)) {
      throw new UnknownHostException(
          url.getHost()
              + " is in a private network. Set SIDESTAGE_WEBHOOKS_PRIVATE to yes if that is meant.");
    }
    return address;
  }

  private Future<Answer> request(DeliveryStore.Claimed claimed, InetAddress address, byte[] body) {
    var id = claimed.delivery().id().toString();
    var timestamp = Instant.now().getEpochSecond();
    return client
        .request(options(claimed.url(), address))
        .compose(
            request ->
                request
                    .putHeader("Content-Type", "application/json")
                    .putHeader("User-Agent", "Sidestage")
                    .putHeader("webhook-id", id)
                    .putHeader("webhook-timestamp", Long.toString(timestamp))
                    .putHeader(
                        "webhook-signature",
                        Signature.of(claimed.secret().getBytes(), id, timestamp, body))
                    .send(Buffer.buffer(body)))
        .map(Post::answer);
  }

  private static RequestOptions options(URI url, InetAddress address) {
    var secure = "https".equals(url.getScheme());
    var port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
    var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
        .setHost(url.getHost())
        .setPort(port)
        .setSsl(secure)
        .setURI(path + query)
        .setTimeout(PATIENCE_MILLIS);
  }

  /** The body is of no interest, however long it is. */
  private static Answer answer(HttpClientResponse response) {
    response.request().reset();
    return new Answer(
        response.statusCode(),
        "It answered " + response.statusCode() + " " + response.statusMessage() + ".",
        retryAfter(response.getHeader("Retry-After")));
  }

  private static Duration retryAfter(@Nullable String header) {
    return header != null && header.matches("\\d{1,6}")
        ? Duration.ofSeconds(Math.min(LONGEST_WAIT, Integer.parseInt(header)))
        : Duration.ZERO;
  }

  private static String sentence(Throwable failure) {
    return failure instanceof TimeoutException
        ? "It took longer than " + PATIENCE_MILLIS / 1000 + " seconds."
        : "It can't be reached: " + failure.getMessage();
  }
}
