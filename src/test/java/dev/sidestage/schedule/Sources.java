package dev.sidestage.schedule;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A web server with a schedule on it, which the test changes. */
final class Sources implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger notModified = new AtomicInteger();
  private volatile int status = 200;
  private volatile String body = "";
  private volatile @Nullable String location;
  private volatile @Nullable String host;

  Sources() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/schedule.ics");
  }

  int port() {
    return server.getAddress().getPort();
  }

  void serve(int answers, String content) {
    status = answers;
    body = content;
  }

  void redirect(String to) {
    status = 302;
    location = to;
  }

  /** How often the whole was sent. */
  int sent() {
    return sent.get();
  }

  int notModified() {
    return notModified.get();
  }

  @Nullable String host() {
    return host;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      host = exchange.getRequestHeaders().getFirst("Host");
      var tag = "\"" + body.hashCode() + "\"";
      if (location != null) {
        exchange.getResponseHeaders().set("Location", location);
      }
      if (status == 200 && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        notModified.incrementAndGet();
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("ETag", tag);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      sent.incrementAndGet();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
