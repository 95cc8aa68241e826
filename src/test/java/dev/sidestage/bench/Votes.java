package dev.sidestage.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Durable votes over HTTP, beside pgbench with one transaction for each on the same tables. */
final class Votes implements Benchmark.Work {
  private static final int QUESTIONS = 100;
  private static final int CONNECTIONS = 512;
  private static final double TIMES = 2;
  private static final double TAIL_MILLIS = 100;

  @Override
  public void run(Benchmark.Size size, Table table) throws Exception {
    try (var database = Database.start()) {
      var uri = database.create();
      try (var sidestage = SidestageServer.start(uri, Nginx.freePort(), Map.of())) {
        Events.load(sidestage.organiser(), 20);
        var crowd = new Crowd(database, uri);
        var talk = Events.talk(sidestage.client(null));
        crowd.ask(sidestage, List.of(talk), QUESTIONS);
        var questions = questions(sidestage, talk);
        var pgbench = new Pgbench(database, uri, questions);
        measure(sidestage, crowd, questions, pgbench, size, table);
        assertCounted(database, uri);
      }
    }
  }

  private static void measure(
      SidestageServer sidestage,
      Crowd crowd,
      List<String> questions,
      Pgbench pgbench,
      Benchmark.Size size,
      Table table)
      throws Exception {
    var cast = new int[1];
    try (var requests =
        new Requests(
            sidestage.address(),
            CONNECTIONS,
            200,
            () ->
                crowd.request(
                    "PUT /api/questions/" + questions.get(cast[0]++ % QUESTIONS) + "/vote", ""))) {
      var ours = new Load(sidestage, requests);
      var peer = new Figures();
      requests.send(size.warmUp());
      for (var run = 0; run < size.runs(); run++) {
        ours.run(size.seconds());
        peer.add(pgbench.run(size.seconds()));
      }
      table.exceed("durable votes, each by another viewer", ours.rate(), peer, "/s", TIMES);
      table.bound("the same: p99 from request to answer", ours.tail(), "ms", TAIL_MILLIS);
      table.note("the same: CPU per vote", ours.cpu(), "µs");
    }
  }

  private static List<String> questions(SidestageServer sidestage, String talk) {
    var ids = new ArrayList<String>();
    for (var page = 1; ids.size() < QUESTIONS; page++) {
      var found =
          sidestage
              .client(null)
              .get("/api/talks/" + talk + "/questions?sort=new&page=" + page)
              .orFail()
              .json()
              .get("questions");
      StreamSupport.stream(found.spliterator(), false)
          .forEach(question -> ids.add(question.get("id").asText()));
    }
    return ids;
  }

  /** What was acknowledged is in the tables, and counted. */
  private static void assertCounted(Database database, String uri) throws Exception {
    try (var connection = database.connect(Database.name(uri));
        var sql = connection.createStatement();
        var found =
            sql.executeQuery(
                """
                SELECT count(*) FROM question q
                WHERE q.votes <> (SELECT count(*) FROM vote v WHERE v.question = q.id)
                """)) {
      found.next();
      if (found.getLong(1) > 0) {
        throw new IllegalStateException("counts and votes differ");
      }
    }
  }
}
