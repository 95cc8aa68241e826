package dev.sidestage.bench;

import java.util.List;

/** Runs of one server's fan-out, and what they cost. */
final class Deliveries {
  private static final double MILLIS = 1_000;

  private final List<Server> servers;
  private final Audience audience;
  private final Benchmark.Size size;
  private final Figures cpu = new Figures();
  private final Figures median = new Figures();
  private final Figures tail = new Figures();
  private final Figures answer = new Figures();

  Deliveries(Audience audience, Benchmark.Size size, Server... servers) {
    this.servers = List.of(servers);
    this.audience = audience;
    this.size = size;
  }

  void run() throws Exception {
    var before = cpuMicros();
    var deliveries = audience.hear(size.seconds(), size.perSecond());
    cpu.add((double) (cpuMicros() - before) / deliveries);
    median.add(audience.latencyMicros(50) / MILLIS);
    tail.add(audience.latencyMicros(99) / MILLIS);
    answer.add(audience.answerMicros(50) / MILLIS);
  }

  private long cpuMicros() {
    return servers.stream().mapToLong(server -> Usage.cpuMicros(server.process())).sum();
  }

  /** Of the servers' processes, per delivery, in microseconds. */
  Figures cpu() {
    return cpu;
  }

  Figures median() {
    return median;
  }

  Figures tail() {
    return tail;
  }

  Figures answer() {
    return answer;
  }
}
