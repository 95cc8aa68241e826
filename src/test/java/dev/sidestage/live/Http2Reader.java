package dev.sidestage.live;

import dev.sidestage.Running;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.parsetools.RecordParser;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A reader of the live stream over HTTP/2 without TLS, that may stop reading. */
final class Http2Reader implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;
  private static final Vertx VERTX = Vertx.vertx();

  private final HttpClient client;
  private final HttpClientResponse response;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> reset = new CompletableFuture<>();

  private Http2Reader(HttpClient client, HttpClientResponse response) {
    this.client = client;
    this.response = response;
    response.exceptionHandler(failure -> reset.complete(null));
    response.handler(RecordParser.newDelimited("\n", line -> lines.add(line.toString())));
    response.endHandler(v -> reset.complete(null));
  }

  /** Its connections: streams of one client may share one. */
  static HttpClient client() {
    return VERTX.createHttpClient(
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setHttp2ConnectionWindowSize(8 * 1024 * 1024));
  }

  static Http2Reader open(Running sidestage, String topics) throws Exception {
    return open(client(), sidestage, topics);
  }

  static Http2Reader open(HttpClient client, Running sidestage, String topics) throws Exception {
    return get(
        client
            .request(
                HttpMethod.GET,
                sidestage.url().getPort(),
                "127.0.0.1",
                "/api/live?topics=" + topics)
            .compose(HttpClientRequest::send)
            .map(response -> new Http2Reader(client, response)));
  }

  int status() {
    return response.statusCode();
  }

  HttpVersion version() {
    return response.version();
  }

  /** Reads no more: the server's flow-control window closes. */
  void pause() {
    response.pause();
  }

  void resume() {
    response.resume();
  }

  /** The next line, without its end. */
  String line() throws InterruptedException {
    var line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("no line within " + PATIENCE_SECONDS + " s");
    }
    return line;
  }

  /** Waits for a line that has that in it. */
  String line(String part) throws InterruptedException {
    while (true) {
      var line = line();
      if (line.contains(part)) {
        return line;
      }
    }
  }

  /** Waits until the server has ended or reset the stream. */
  void awaitReset() throws Exception {
    reset.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    client.close().toCompletionStage().toCompletableFuture().join();
  }
}
