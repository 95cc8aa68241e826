package dev.sidestage.bench;

import java.util.Map;

/** One entry to many readers, beside nchan. */
final class FanOut implements Benchmark.Work {
  private static final int BYTES = 300;

  @Override
  public void run(Benchmark.Size size, Table table) throws Exception {
    try (var database = Database.start();
        var sidestage = SidestageServer.start(database.create(), Nginx.freePort(), Map.of());
        var nchan = Nginx.nchan()) {
      Events.load(sidestage.organiser(), 20);
      var question = Question.ask(sidestage, Events.talk(sidestage.client(null)), BYTES);
      try (var published =
              question.publisher(sidestage.address(), question.change(SidestageServer.ORGANISER));
          var copied = question.publisher(nchan.address(), question.copy());
          var ours = new Audience(question.stream(), size.readers(), published, sidestage);
          var peer = new Audience("/live", size.readers(), copied, nchan)) {
        ours.hear(size.warmUp(), size.perSecond());
        peer.hear(size.warmUp() / 2, size.perSecond());
        var oursRuns = new Deliveries(ours, size, sidestage);
        var databaseRuns = new Figures();
        var peerRuns = new Deliveries(peer, size, nchan);
        for (var run = 0; run < size.runs(); run++) {
          var before = Usage.cpuMicros(database.process());
          oursRuns.run();
          databaseRuns.add((Usage.cpuMicros(database.process()) - before) / size.deliveries());
          peerRuns.run();
        }
        table.compare(
            "fan-out, %,d readers: CPU per delivery".formatted(size.readers()),
            oursRuns.cpu(),
            peerRuns.cpu(),
            "µs",
            1.0);
        table.compare("the same: p50 of latency", oursRuns.median(), peerRuns.median(), "ms", 1.0);
        table.compare("the same: p99 of latency", oursRuns.tail(), peerRuns.tail(), "ms", 1.0);
        table.note("the same: PostgreSQL's CPU per delivery", databaseRuns, "µs");
        table.note("the same: answer to the publisher, p50", oursRuns.answer(), "ms");
      }
    }
  }
}
