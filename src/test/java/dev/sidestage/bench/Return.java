package dev.sidestage.bench;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All readers come back at once, with a cursor of before the crash: after {@code kill -9}, from the
 * moment at which the new process is ready until the last reader has all that it missed, once and
 * in order.
 */
final class Return implements Benchmark.Work {
  private static final int MISSED = 200;
  private static final double SECONDS = 5;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  @Override
  public void run(Benchmark.Size size, Table table) throws Exception {
    var took = new Figures();
    var startup = new Figures();
    try (var database = Database.start()) {
      for (var run = 0; run < size.runs(); run++) {
        var uri = database.create();
        var port = Nginx.freePort();
        var before = SidestageServer.start(uri, port, Map.of());
        Events.load(before.organiser(), 20);
        var talk = Events.talk(before.client(null));
        var cursor =
            String.valueOf(before.client(null).get("/api/event").header("sidestage-cursor"));
        new Crowd(database, uri).ask(before, List.of(talk), MISSED);
        before.kill();
        try (var after = SidestageServer.start(uri, port, Map.of())) {
          startup.add(after.startup().toMillis() / 1e3);
          took.add(comeBack(after.address(), talk, cursor, size.readers()));
        }
      }
    }
    table.bound(
        "%,d readers come back, %d entries behind: all caught up after ready"
            .formatted(size.readers(), MISSED),
        took,
        "s",
        SECONDS);
    table.note("the same: start to ready", startup, "s");
  }

  private static double comeBack(InetSocketAddress server, String talk, String cursor, int readers)
      throws Exception {
    var from = Long.parseLong(cursor.substring(cursor.indexOf('-') + 1));
    var complete = new AtomicInteger();
    var wrong = new AtomicInteger();
    var began = System.nanoTime();
    try (var all =
        new EventReaders(
            server,
            "/api/live?topics=talk:" + talk,
            "Last-Event-ID: " + cursor + "\r\n",
            readers,
            (reader, id, version) -> {
              if (version > 0) {
                reader.events++;
                if (id != from + reader.events) {
                  wrong.incrementAndGet();
                }
                if (reader.events == MISSED) {
                  complete.incrementAndGet();
                }
              }
            })) {
      while (complete.get() < readers && System.nanoTime() - began < PATIENCE_NANOS) {
        Thread.sleep(1);
      }
      var took = (System.nanoTime() - began) / 1e9;
      if (complete.get() < readers || wrong.get() > 0 || all.lost() > 0) {
        throw new IllegalStateException(
            "%d of %d have all, %d events out of order, %d readers lost"
                .formatted(complete.get(), readers, wrong.get(), all.lost()));
      }
      return took;
    }
  }
}
