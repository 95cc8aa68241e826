package dev.sidestage.bench;

/** Runs of one server's answering, and what they cost. */
final class Load {
  private static final double MILLIS = 1_000;

  private final Server server;
  private final Requests requests;
  private final Figures cpu = new Figures();
  private final Figures rate = new Figures();
  private final Figures tail = new Figures();

  Load(Server server, Requests requests) {
    this.server = server;
    this.requests = requests;
  }

  void run(int seconds) throws Exception {
    var before = Usage.cpuMicros(server.process());
    var began = System.nanoTime();
    var answers = requests.send(seconds);
    var took = (System.nanoTime() - began) / 1e9;
    cpu.add((double) (Usage.cpuMicros(server.process()) - before) / answers);
    rate.add(answers / took);
    tail.add(requests.latencyMicros(99) / MILLIS);
  }

  /** Of the server's process, per request, in microseconds. */
  Figures cpu() {
    return cpu;
  }

  /** Per second. */
  Figures rate() {
    return rate;
  }

  /** The 99th percentile of the latency, in milliseconds. */
  Figures tail() {
    return tail;
  }
}
