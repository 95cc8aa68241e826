package dev.sidestage.bench;

import java.util.Map;
import java.util.stream.StreamSupport;

/** From the start of the process to ready, with a large event in the database. */
final class Start implements Benchmark.Work {
  private static final int TALKS = 1_000;
  private static final int QUESTIONS = 20_000;
  private static final double SECONDS = 2;

  @Override
  public void run(Benchmark.Size size, Table table) throws Exception {
    var took = new Figures();
    try (var database = Database.start()) {
      var uri = database.create();
      try (var first = SidestageServer.start(uri, Nginx.freePort(), Map.of())) {
        Events.load(first.organiser(), TALKS);
        var talks = first.client(null).get("/api/schedule").json().get("talks");
        new Crowd(database, uri)
            .ask(
                first,
                StreamSupport.stream(talks.spliterator(), false)
                    .map(talk -> talk.get("id").asText())
                    .toList(),
                QUESTIONS);
      }
      for (var run = 0; run < size.runs(); run++) {
        try (var again = SidestageServer.start(uri, Nginx.freePort(), Map.of())) {
          took.add(again.startup().toMillis() / 1e3);
        }
      }
    }
    table.bound(
        "start to ready, %,d talks and %,d questions".formatted(TALKS, QUESTIONS),
        took,
        "s",
        SECONDS);
  }
}
