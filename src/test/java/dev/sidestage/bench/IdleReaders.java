package dev.sidestage.bench;

import java.nio.file.Path;
import java.util.Map;

/** What a reader costs in memory that nothing is sent to, beside nchan. */
final class IdleReaders implements Benchmark.Work {
  private static final double AT_MOST = 1.5;
  private static final double KILO = 1_000;
  private static final long SETTLE_MILLIS = 2_000;

  @Override
  public void run(Benchmark.Size size, Table table) throws Exception {
    var ours = new Figures();
    var peer = new Figures();
    try (var database = Database.start()) {
      for (var run = 0; run < size.runs(); run++) {
        try (var sidestage = SidestageServer.start(database.create(), Nginx.freePort(), Map.of())) {
          ours.add(growth(sidestage, "/api/live?topics=schedule", size) / KILO);
        }
        try (var nchan = Nginx.nchan()) {
          peer.add(growth(nchan, "/live", size) / KILO);
        }
      }
    }
    table.compare(
        "memory per idle reader, %,d connected".formatted(size.idle()), ours, peer, "kB", AT_MOST);
  }

  /** In bytes per reader; some have come and gone before, so that all code is loaded. */
  private static double growth(Server server, String path, Benchmark.Size size) throws Exception {
    readers(server, path, size.idle() / 10).close();
    var before = collect(server);
    try (var readers = readers(server, path, size.idle())) {
      var after = collect(server);
      if (readers.lost() > 0) {
        throw new IllegalStateException(readers.lost() + " readers were lost");
      }
      return (double) (after - before) / size.idle();
    }
  }

  private static EventReaders readers(Server server, String path, int count) throws Exception {
    return new EventReaders(server.address(), path, "", count, (reader, id, version) -> {})
        .awaitOpen();
  }

  /** Its memory, after a collection where there is a collector. */
  private static long collect(Server server) throws Exception {
    Thread.sleep(SETTLE_MILLIS);
    if (server instanceof SidestageServer) {
      new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
              String.valueOf(server.process().pid()),
              "GC.run")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
    return Usage.memory(server.process());
  }
}
