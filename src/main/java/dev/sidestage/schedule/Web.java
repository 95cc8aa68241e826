package dev.sidestage.schedule;

import dev.sidestage.schedule.ScheduleSource.Validators;
import dev.sidestage.schedule.exchange.UnreadableSchedule;
import dev.sidestage.web.PublicAddress;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a page of the web, bounded in size, time and redirects. Each name on the way is resolved
 * once, each of its addresses is checked, and the connection goes to the address that was checked:
 * no name leads into a private network, not by a redirect and not by changing its mind.
 */
final class Web {
  private static final long SECONDS = 20;
  private static final int REDIRECTS = 5;
  private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);

  private final Vertx vertx;
  private final HttpClient client;
  private final Resolver resolver;
  private final Predicate<InetAddress> allowed;

  /**
   * What came.
   *
   * @param content null where it is what the validators were of
   */
  record Page(@Nullable Buffer content, Validators validators) {}

  /** Finds the addresses of a name; may block. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  Web(Vertx vertx, boolean privateAddresses) {
    this(
        vertx,
        InetAddress::getAllByName,
        address -> privateAddresses || PublicAddress.isPublic(address));
  }

  Web(Vertx vertx, Resolver resolver, Predicate<InetAddress> allowed) {
    this.vertx = vertx;
    this.resolver = resolver;
    this.allowed = allowed;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDecompressionSupported(true)
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(SECONDS))
                .setKeepAlive(false));
  }

  /** Fails with an {@link UnreadableSchedule}. */
  Future<Page> get(URI uri, Validators known) {
    return get(uri, known, REDIRECTS)
        .timeout(SECONDS, TimeUnit.SECONDS)
        .recover(failure -> Future.failedFuture(sentence(uri, failure)));
  }

  private static UnreadableSchedule sentence(URI uri, Throwable failure) {
    if (failure instanceof UnreadableSchedule said) {
      return said;
    }
    return new UnreadableSchedule(
        failure instanceof TimeoutException
            ? uri.getHost() + " took longer than " + SECONDS + " seconds."
            : uri.getHost() + " can't be reached: " + failure.getMessage() + ".");
  }

  private Future<Page> get(URI uri, Validators known, int redirects) {
    return vertx
        .executeBlocking(() -> resolve(uri), false)
        .compose(address -> client.request(options(uri, address, known)))
        .compose(HttpClientRequest::send)
        .compose(response -> take(uri, response, known, redirects));
  }

  private InetAddress resolve(URI uri) throws UnreadableSchedule {
    var host = uri.getHost();
    if (host == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
      throw new UnreadableSchedule("It leads to " + uri + ", which is no http or https address.");
    }
    try {
      var addresses = resolver.addresses(host.replaceAll("[\\[\\]]", ""));
      for (var address : addresses) {
        if (!allowed.test(address)) {
          throw new UnreadableSchedule(
              host
                  + " is in a private network ("
                  + address.getHostAddress()
                  + "). Set SIDESTAGE_SCHEDULE_PRIVATE to yes if that is meant.");
        }
      }
      return addresses[0];
    } catch (UnknownHostException e) {
      throw new UnreadableSchedule("There is no host " + host + ".");
    }
  }

  private static RequestOptions options(URI uri, InetAddress address, Validators known) {
    var secure = "https".equals(uri.getScheme());
    var port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
            .setHost(uri.getHost())
            .setPort(port)
            .setSsl(secure)
            .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
            .setFollowRedirects(false)
            .putHeader("User-Agent", "Sidestage");
    if (known.etag() != null) {
      options.putHeader("If-None-Match", known.etag());
    }
    if (known.lastModified() != null) {
      options.putHeader("If-Modified-Since", known.lastModified());
    }
    return options;
  }

  private Future<Page> take(URI uri, HttpClientResponse response, Validators known, int redirects) {
    var status = response.statusCode();
    var location = response.getHeader("Location");
    if (MOVED.contains(status) && location != null && redirects > 0) {
      response.request().reset();
      return get(uri.resolve(location), known, redirects - 1);
    }
    if (status == 304) {
      return Future.succeededFuture(new Page(null, known));
    }
    if (status != 200) {
      response.request().reset();
      return Future.failedFuture(
          new UnreadableSchedule(uri.getHost() + " answers with status " + status + "."));
    }
    var validators =
        new Validators(response.getHeader("ETag"), response.getHeader("Last-Modified"));
    return body(uri, response).map(content -> new Page(content, validators));
  }

  /** An adapter: what is too large is cut off while it comes. */
  private static Future<Buffer> body(URI uri, HttpClientResponse response) {
    var whole = Promise.<Buffer>promise();
    var content = Buffer.buffer();
    response.handler(
        chunk -> {
          if (content.length() + chunk.length() > ScheduleSource.LARGEST) {
            whole.tryFail(ScheduleSource.tooLarge(String.valueOf(uri.getHost())));
            response.request().reset();
          } else {
            content.appendBuffer(chunk);
          }
        });
    response.exceptionHandler(whole::tryFail);
    response.endHandler(end -> whole.tryComplete(content));
    return whole.future();
  }
}
