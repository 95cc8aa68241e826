package dev.sidestage.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A program on loopback that webhooks are sent to, and that answers as it is told. */
final class Receiver implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final long PATIENCE_SECONDS = 30;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

  /** A request. */
  record Got(String id, String timestamp, String signature, String body) {
    JsonNode json() throws IOException {
      return MAPPER.readTree(body);
    }
  }

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  /** How the next requests are answered; 0 hangs up. Afterwards 204. */
  void answer(int... statuses) {
    for (var status : statuses) {
      answers.add(status);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var status = answers.poll();
    got.add(
        new Got(
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            body));
    if (status != null && status == 0) {
      exchange.close();
      return;
    }
    if (status != null && status == 429) {
      exchange.getResponseHeaders().set("Retry-After", "1");
    }
    if (status != null && status == 302) {
      exchange.getResponseHeaders().set("Location", uri().resolve("/elsewhere").toString());
    }
    exchange.sendResponseHeaders(status == null ? 204 : status, -1);
    exchange.close();
  }

  /** The next request. */
  Got next() throws InterruptedException {
    var next = got.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no request within " + PATIENCE_SECONDS + " s");
    }
    return next;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
