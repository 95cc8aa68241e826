package dev.sidestage.bench;

import java.util.Map;

/** The fan-out of one node, beside that of two with half of the readers each. */
final class TwoNodes implements Benchmark.Work {
  private static final int BYTES = 300;
  private static final double AT_MOST = 1.15;

  @Override
  public void run(Benchmark.Size size, Table table) throws Exception {
    try (var database = Database.start()) {
      var alone = database.create();
      var shared = database.create();
      try (var one = SidestageServer.start(alone, Nginx.freePort(), Map.of());
          var left = SidestageServer.start(shared, Nginx.freePort(), Map.of());
          var right = SidestageServer.start(shared, Nginx.freePort(), Map.of())) {
        var single = question(one);
        var both = question(left);
        try (var publisher =
                single.publisher(one.address(), single.change(SidestageServer.ORGANISER));
            var publisherOfBoth =
                both.publisher(left.address(), both.change(SidestageServer.ORGANISER));
            var audience = new Audience(single.stream(), size.readers(), publisher, one);
            var audiences =
                new Audience(both.stream(), size.readers(), publisherOfBoth, left, right)) {
          audience.hear(size.warmUp(), size.perSecond());
          audiences.hear(size.warmUp(), size.perSecond());
          var runs = new Deliveries(audience, size, one);
          var runsOfBoth = new Deliveries(audiences, size, left, right);
          for (var run = 0; run < size.runs(); run++) {
            runsOfBoth.run();
            runs.run();
          }
          table.compare(
              "two nodes beside one: CPU per delivery, both together",
              runsOfBoth.cpu(),
              runs.cpu(),
              "µs",
              AT_MOST);
        }
      }
    }
  }

  private static Question question(SidestageServer sidestage) {
    Events.load(sidestage.organiser(), 20);
    return Question.ask(sidestage, Events.talk(sidestage.client(null)), BYTES);
  }
}
