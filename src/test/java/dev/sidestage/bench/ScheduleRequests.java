package dev.sidestage.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/schedule}, beside nginx with the same bytes in a file. */
final class ScheduleRequests implements Benchmark.Work {
  private static final int BYTES = 12_000;
  private static final int CONNECTIONS = 64;
  private static final double AT_MOST = 1.3;

  /** One kind of request. */
  private record Kind(String name, int status, String ours, String peer) {}

  @Override
  public void run(Benchmark.Size size, Table table) throws Exception {
    try (var database = Database.start();
        var sidestage = SidestageServer.start(database.create(), Nginx.freePort(), Map.of())) {
      load(sidestage);
      var identity = sidestage.client(null).get("/api/schedule");
      var gzip = sidestage.client(null).with("Accept-Encoding", "gzip").get("/api/schedule");
      var files = Map.of("schedule.json", identity.bytes(), "schedule.json.gz", gzip.bytes());
      try (var nginx = Nginx.files(files)) {
        var kinds =
            new Kind[] {
              new Kind("identity", 200, "", ""),
              new Kind("gzip", 200, "Accept-Encoding: gzip\r\n", "Accept-Encoding: gzip\r\n"),
              new Kind("304", 304, match(identity.header("etag")), match(etag(nginx)))
            };
        for (var kind : kinds) {
          compare(kind, sidestage, nginx, size, table);
        }
      }
    }
  }

  /** A schedule whose JSON is about as long as that. */
  private static void load(SidestageServer sidestage) {
    Events.load(sidestage.organiser(), 10);
    var length = sidestage.client(null).get("/api/schedule").bytes().length;
    Events.load(sidestage.organiser(), Math.round(10f * BYTES / length));
  }

  private static String etag(Nginx nginx) throws Exception {
    try (var socket = new Socket()) {
      socket.connect(nginx.address());
      socket
          .getOutputStream()
          .write(
              "GET /schedule.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!answer.startsWith("HTTP/1.1 200")) {
        throw new IOException("nginx says: " + answer);
      }
      return answer.split("ETag: ", 2)[1].split("\r", 2)[0];
    }
  }

  private static String match(@Nullable String etag) {
    return "If-None-Match: " + etag + "\r\n";
  }

  private static void compare(
      Kind kind, SidestageServer sidestage, Nginx nginx, Benchmark.Size size, Table table)
      throws Exception {
    try (var ours = requests(sidestage, "/api/schedule", kind.ours(), kind.status());
        var peer = requests(nginx, "/schedule.json", kind.peer(), kind.status())) {
      var oursRuns = new Load(sidestage, ours);
      var peerRuns = new Load(nginx, peer);
      ours.send(size.warmUp() / 2);
      peer.send(1);
      for (var run = 0; run < size.runs(); run++) {
        oursRuns.run(size.seconds() / 2);
        peerRuns.run(size.seconds() / 2);
      }
      table.compare(
          "GET /api/schedule, %s: CPU per request".formatted(kind.name()),
          oursRuns.cpu(),
          peerRuns.cpu(),
          "µs",
          AT_MOST);
      table.beside("the same: requests per second", oursRuns.rate(), peerRuns.rate(), "/s");
    }
  }

  private static Requests requests(Server server, String path, String headers, int status)
      throws Exception {
    var request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
            .formatted(path, headers)
            .getBytes(StandardCharsets.US_ASCII);
    return new Requests(server.address(), CONNECTIONS, status, () -> request);
  }
}
